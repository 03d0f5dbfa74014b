import { domain } from '../kernel/index.ts'
import { forecast } from './forecast-views.ts'
import { plants, position, sellable } from './position-views.ts'

/** The desk of a company group: it reads what the other domains state and changes nothing. */
export const enterprise = domain({
  name: 'enterprise',
  commands: [],
  views: [position, plants, sellable, forecast],
  events: [],
  tables: [],
  projectors: [],
  refusals: {},
})
