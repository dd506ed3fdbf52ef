/** `37,547` */
export const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `1 article`, `0 articles`, `37,547 articles` */
export const plural = (count: number, one: string): string =>
  `${thousands(count)} ${one}${count === 1 ? '' : 's'}`
