import { makeDist } from './dist.ts'

await makeDist('dist')
