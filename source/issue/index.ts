export { articleId } from './id.ts'
export * from './issue.ts'
export { issueFromJson, issueToJson, NotAnIssue } from './json.ts'
export { articleLength, countCharacters, readingMinutes } from './length.ts'
