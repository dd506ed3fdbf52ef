/**
 * How templates mark the parts of an article page, most specific first; the first form with text is used. The numbers
 * are papers, of 510, at which a working crawler used that form (2021 to 2023). A new template is one more line.
 */
export type Form = Holder | Beside
type Holder =
  /** `<!--<npm:article-title>-->…<!--</npm:article-title>-->`: between two comments. */
  | { readonly comment: string }
  /** Elements that a selector names. */
  | { readonly select: string }
type Beside =
  /** The same, but only before or after the headline (and before the body). */
  { readonly before: string } | { readonly after: string }

export type TitlePart = 'headline' | 'kicker' | 'deck' | 'author'

export const TITLES: Readonly<Record<TitlePart, readonly Form[]>> = {
  headline: [
    { comment: 'npm:article-title' },
    { select: 'founder-title' }, // 18, and 13 more within
    { select: '#title' }, // 104
    {
      select:
        '#app-title, #maintitle, #main-title, #ctitle, #doctitle, #wztitle, #art_title, #contenttitle, #newsarticletitle',
    }, // 14
    { select: '.font01' }, // 80
    { select: '.newsdetatit h3' }, // 37
    { select: '.main-article-alltitle h1, h1.main-article-title' }, // 17
    { select: '.bmnr_con_biaoti' }, // 23
    { select: 'h2.detcontit, .detailcon h1, .detail h2, .f-20, .atitle h1, .d_t_b, .xl_title' }, // 21, the shtml family
    { select: 'h2.art-title, h2.article-title, h2.content-title, .content_title' }, // 12
    {
      select:
        '.biaoti, .bt1, p.bshare_text, .dzb-title-box, .articletitle, .news_title, .title_a, td.fon01, #article-title',
    }, // 17
    {
      select:
        '.neirong h2, .duneirong h2, .margin15 h2, .zh_news h1, .css_yt h1, .bd_right h1, #print_area h1',
    }, // 16
    { select: 'p.title1, td.title1, div.title1' }, // 10
    { select: 'article_title, .con-title, .news_header, .doctitle, td.title, div.title' }, // 13
    { select: 'tr[valign=top] strong, .fon01 strong, td[align=center] strong, span[align=center] strong' }, // 19
    { select: '.tit, .hei16b, .le_ht20black, .newstitle, .lh-news-h1, td[height=40]' }, // 10
  ],
  kicker: [
    { comment: 'npm:article-pretitle' },
    { select: '#pretitle, .pretitle, #guide' }, // 84
    { select: '.introtitle, .main-article-pretitle, .bmnr_con_yinti, .yinti_title, .yinti, #yinti' }, // 30
    { before: '.font02' }, // 38
    { before: '.newsdetatit .intro, .intro' }, // 5
    { before: '#scroleft .intro, .detpretit, .art-intro, .f-14, .bt2' }, // 6
    { before: 'td[align=center] span' }, // 4
  ],
  deck: [
    { comment: 'npm:article-subtitle' },
    { select: '#subtitle, .subtitle, #sub-title' }, // 66
    {
      select:
        '.main-article-subtitle, .sub-title, .bmnr_con_futi, .futi, #futi, .fbiaot, .subdoctitle, #subdoctitle',
    }, // 10
    { after: '.font02' }, // 13
    { after: '.newsdetatit .sub, .detsubtit, .bt2, p.title3' }, // 9
  ],
  author: [
    { comment: 'npm:article-author' },
    { select: 'founder-author' }, // 3
    { select: '#author, #newsarticleauthor, .main-article-author, .zuozhe, .author' }, // 3
    { after: '.sec, .lai, .shijian, .others' }, // 5
  ],
}

/** Elements made for an article's titles, whose parts have no names of their own; at 70 papers. */
export const TITLE_HOLDERS =
  '.newsdetatit, .main-article-alltitle, .totaltitle, .article-header, .news-header, #news-header, .detail-art, ' +
  '.title01, .text_c, .articletitle, #wztitle, #cotitle, #d_content'

/** Elements that contain the body, with its pictures and captions, and nothing else. */
export const BODY: readonly Holder[] = [
  { comment: 'npm:article-content' },
  { select: 'founder-content' }, // 245
  { comment: 'enpcontent' },
  { select: '#ozoom' }, // 112
  { select: 'cms-content' }, // 5
  { select: '#contenttext, .contenttext, #oldcontenttext' }, // 15
  { select: '.bmnr_con_con, #zoom' }, // 27
  { select: '.main-article-con, .main-article-content' }, // 12
  { select: '.details, .para, .acon, .allblock, #content_div, .height-25' }, // 17
  { select: 'content, .newsdetatext, #articlecontent, .article-content' }, // 13
  { select: '.content_tt, .xilan_content_tt, .dzb-desc-box, td.font6, span.font06, .black14' }, // 16
  { select: '#pgcontent, #ccontent, #newscontent, #doccontent, .doccontent, .trs_editor, con, #zhenwenzone' }, // 12
  { select: '.content_p, .newscontent, .lh-news-info, .neiyee, #newspapercontent, .con3' }, // 6
  {
    select:
      '.article-entry, .articlecon, .infocontent, .page_words, .article-cont, .txt-box, #neir, #sohu_content',
  }, // 12
]

/** Common names that prove little, tried last. */
export const WEAK_BODY: readonly Holder[] = [
  { select: '.content, #content, .text, .con, #main' }, // 40
  { select: 'p[align=left]' }, // 7
]

/** Elements around the body that may contain more of the article: pictures and captions, credits after it. */
export const WRAPPERS = '#ozoom, #content, .newsdetatext, .article-content'

/** Elements that contain one or more pictures with their captions. */
export const PICTURES =
  'figure, .attachment, .attachment-image, .main-ar-pic-text, .main_ar_pic_text, .detpic, .imagelist, #imagelist, ' +
  '#newspic, .pic_c, .c_c, .pci_c, .wztp, .tuwen, #reslist, .article-pic, .articlepic, .n_gallery, #imgs, ' +
  'table[bgcolor=#efefef], table[bgcolor=#d8d9bd], #pictable4, #article_img_marquee, .zh_news_img, div.pic, p.pic'

/** Captions among the paragraphs. */
export const CAPTIONS = 'figcaption, .pictext, .picture-text, .tupian-text'
