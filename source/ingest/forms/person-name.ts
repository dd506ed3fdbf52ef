/** The family names of over nine in ten people (the ministry's count of 2020), and those of two characters. */
const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'
const DOUBLE = '欧阳|司马|上官|诸葛|司徒|夏侯|皇甫|东方|尉迟|令狐|慕容|南宫'
const NAME = new RegExp(`^(?:${DOUBLE}|[${FAMILY}])\\s?\\p{Script=Han}{1,2}$`, 'u')

/** Whether folded text may be a person's name and nothing else. */
export const isPersonName = (folded: string): boolean => folded.length <= 5 && NAME.test(folded)
