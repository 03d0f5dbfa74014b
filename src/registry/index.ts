import { domain } from '../kernel/index.ts'
import { cancel } from './cancel.ts'
import { registryEvents, registryProjectors } from './events.ts'
import { issue } from './issue.ts'
import { moveFromTrading, moveToTrading } from './move-trading.ts'
import { openAccounts } from './open-accounts.ts'
import { recall } from './recall.ts'
import { refusals } from './refusals.ts'
import { registryTables } from './tables.ts'
import { transfer } from './transfer.ts'
import { accountView, cancellations, circulation, statement } from './views.ts'

export { cancelledAccount, cashAccount, ministryAccount, ministryId, registryAccount, tradingAccount } from './accounts.ts'
export { issuePostings, type IssueRow } from './issue.ts'

export const registry = domain({
  name: 'registry',
  commands: [openAccounts, issue, recall, moveToTrading, moveFromTrading, transfer, cancel],
  views: [accountView, statement, circulation, cancellations],
  events: registryEvents,
  tables: registryTables,
  projectors: registryProjectors,
  refusals: refusals.texts,
})
