import { acceptedLine, editedLine, isErased } from './parts/typed-line.ts'
import { type ArticleQuestion, isTyping, type State, type Step, step } from './state/state.ts'

const withoutQuestion = (state: State): State => ({ ...state, question: undefined })

/** What is typed or pasted into a question. */
export const typeAnswer = (state: State, question: ArticleQuestion, key: string, text: string): State => {
  if (isErased(question.text, key)) return withoutQuestion(state)
  return { ...state, question: { ...question, text: editedLine(question.text, key, text, acceptedLine) } }
}

const answered = (state: State, { for: purpose, article, text, replaces }: ArticleQuestion): Step => {
  const answer = text.trim()
  const closed = withoutQuestion(state)
  if (answer === '') return step(closed)
  return purpose === 'pipe'
    ? step(closed, { kind: 'pipe', article, command: answer })
    : step(closed, { kind: 'save', article, file: answer, replace: replaces === answer })
}

/** A key while a question is asked. A held Enter must not answer the next question too, and replace a file. */
export const answerQuestion = (
  state: State,
  question: ArticleQuestion,
  { key, text }: { readonly key: string; readonly text: string },
  isRepeat: boolean,
): Step => {
  if (key === 'escape') return step(withoutQuestion(state))
  if (key !== 'enter') return step(typeAnswer(state, question, key, text))
  return isRepeat && question.replaces !== undefined ? step(state) : answered(state, question)
}

/** Asks again: the file exists. Not while something else is typed. */
export const askToReplace = (state: State, article: string, file: string): State =>
  isTyping(state) ? state : { ...state, question: { for: 'save', article, text: file, replaces: file } }
