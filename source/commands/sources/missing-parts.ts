import type { ReadSource } from '../../ingest/index.ts'
import { Failure } from '../invocation/failure.ts'

/**
 * A failure for each article of saved pages that goes on (下一页) on a page that was not saved. An issue in JSON only tells
 * what was missing when it was made.
 */
export const missingPartsOf = ({ issue, file }: ReadSource): readonly Failure[] =>
  /\.json$/i.test(file) || issue.source.kind !== 'epaper'
    ? []
    : issue.articles
        .filter(({ notes = [] }) => notes.some(({ code }) => code === 'truncated'))
        .map(({ headline }) => new Failure(['at', file, ['goesOnElsewhere', headline.join(' ')]]))
