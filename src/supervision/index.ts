export { calculators } from './calculators.ts'
