/** Pages written by hand in the form of the commonest family, for what made editions do not vary. */

interface Layout {
  /** What its head prints. */
  readonly head: string
  /** Address and words of each link to a page. */
  readonly pages?: readonly (readonly [href: string, words: string])[]
  /** Address and title of each article. */
  readonly articles?: readonly (readonly [href: string, title: string])[]
}

export const layoutPage = ({
  head,
  pages = [['node_1.htm', '第01版：要闻']],
  articles = [],
}: Layout): string =>
  `<html><head><meta charset="utf-8"><title>临溪日报</title></head><body><table><tr><td>${head}</td></tr></table>
  <div>${pages.map(([href, words]) => `<a id=pageLink href=${href}>${words}</a>`).join('<br>')}</div>
  <ul>${articles.map(([href, title]) => `<li><a href=${href}><div>${title}</div></a></li>`).join('')}</ul>
  <map name=PagePicMap>${articles.map(([href]) => `<area coords="1,1,9,1,9,9" shape=polygon href=${href}>`).join('')}</map></body></html>`

export const articlePage = (title: string, head: string): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body><table><tr><td>${head}</td></tr></table>
  <td class=font01><founder-title>${title}</founder-title></td>
  <div id=ozoom><founder-content><P>　　本报讯 今年的新茶比去年早半月上市。</P></founder-content></div></body></html>`
