import { tsImport } from 'tsx/esm/api'

// The rules are made from the one table of who may import whom.
const { cruiseOptions, forbidden } = await tsImport('./test/house/imports.ts', import.meta.url)

export default { forbidden: forbidden(), options: cruiseOptions }
