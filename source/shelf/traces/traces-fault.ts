import { isBusy, isFull, isUnwritable, reasonOfSqlite } from '../database/sqlite.ts'
import { ShelfError } from '../errors/shelf-error.ts'

/** The error that says why traces were not stored or read; anything but a fault of their file stays as it is. */
export const tracesFault = (error: unknown): unknown => {
  if (isBusy(error)) return new ShelfError(['tracesBusy'], { cause: error })
  if (isFull(error)) return new ShelfError(['diskFullForTraces'], { cause: error })
  if (isUnwritable(error)) return new ShelfError(['readOnlyForTraces'], { cause: error })
  const isOfSqlite = error instanceof Error && 'errcode' in error
  return isOfSqlite ? new ShelfError(['tracesNotKept', reasonOfSqlite(error)], { cause: error }) : error
}
