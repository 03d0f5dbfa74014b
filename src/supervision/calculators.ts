import type { AnyCalculator } from '../kernel/index.ts'
import { statisticsSum } from './sums.ts'

export const calculators: readonly AnyCalculator[] = [statisticsSum]
