export { articleId } from './id.ts'
export * from './issue.ts'
export { articleLength, countCharacters, readingMinutes } from './length.ts'
