import { describe, expect, it } from 'vitest'
import { readEdition } from '../../../source/ingest/epaper/index.ts'
import { lostFrom } from '../laws.ts'

const blocks = (inside: string, author = '') => {
  const html = `<founder-title>渡口短章</founder-title><founder-author>${author}</founder-author><founder-content>${inside}</founder-content>`
  const issue = readEdition([{ name: 'content_1.htm', bytes: new TextEncoder().encode(html) }])
  expect(lostFrom(issue)).toBe('')
  return issue.articles.flatMap(({ body }) => body.map(({ type, text }) => `${type} ${text}`))
}

describe('a poem on a page', () => {
  it('is verse line by line, with an empty line between stanzas', () => {
    expect(blocks('<P>　　雾在江上<BR>　　数着旧桨<BR>　　<BR>　　一只船</P>', '作者 林间')).toEqual([
      'verse 雾在江上',
      'verse 数着旧桨',
      'verse ',
      'verse 一只船',
    ])
    expect(blocks('<P>江水低头</P><P>芦苇抬头</P><P>&nbsp;</P><P>摆渡人的草帽，</P><P>在船尾</P>')).toEqual([
      'verse 江水低头',
      'verse 芦苇抬头',
      'verse ',
      'verse 摆渡人的草帽，',
      'verse 在船尾',
    ])
  })

  it('may end every line in a stop if all are of one length', () => {
    const lines = [
      '薄雾随江起，轻舟共月还。',
      '渔灯三两点，人语一重山。',
      '旧渡芦花白，新桥石栏闲。',
      '归来逢故友，把酒话乡关。',
    ]
    expect(blocks(lines.map((line) => `<p>${line}</p>`).join(''))).toEqual(
      lines.map((line) => `verse ${line}`),
    )
  })

  it('has no stanzas where every line is set apart', () => {
    expect(blocks('一只船<br><br>过了江<br><br>没有声音<br><br>只有雾')).toEqual([
      'verse 一只船',
      'verse 过了江',
      'verse 没有声音',
      'verse 只有雾',
    ])
  })

  it.each([
    [
      'short paragraphs',
      '<p>　　桥通了。</p><p>　　灯亮了。</p><p>　　人们都来看热闹。</p><p>　　他们笑了。</p>',
    ],
    ['a notice', '<p>时间：周六上午</p><p>地点：东渡口</p><p>联系人：林间</p><p>特此通知</p>'],
    [
      'a table',
      '<p>航线</p><table><tr><td>东渡<td>早<tr><td>西渡<td>晚</table><p>改点</p><p>东渡</p><p>西渡</p>',
    ],
  ])('is not %s', (_, html) => {
    expect(blocks(html).join()).not.toContain('verse')
  })
})
