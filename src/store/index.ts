import { domain, marketCreated, phaseEntered, type AnyCommand, type Domain } from '../kernel/index.ts'
import { ledgerTables } from '../ledger/index.ts'
import { confirm, inbox, turnDown } from './approval.ts'
import { enterPhase, marketProjectors } from './clock.ts'
import { approvalEvents, approvalProjectors } from './proposal.ts'
import { refusals } from './refusals.ts'
import { storeTables } from './tables.ts'
import { verifyView } from './verify-view.ts'

export { anchorFile, checkAnchors, keepAnchor, loadSigner, readAnchors, signHead, type Anchor } from './anchor.ts'
export { clockOf, contextOf, gather, type App, type Clock } from './app.ts'
export { ask, type Reply } from './ask.ts'
export { headOf, keepSealing, sealAll, verifyChain, type ChainReport } from './chain.ts'
export { nextPhase, stepTo, type StepProgress } from './clock.ts'
export { createMarket, type MarketSpec } from './market.ts'
export { checkRebuild, raiseSchema, rebuild } from './rebuild.ts'
export { type Answer, type Request } from './request.ts'
export { run, runMany } from './run.ts'
export { migrate } from './schema.ts'
export { inTransaction, openDatabase, type Database } from './sql.ts'

/** What the store itself declares: four eyes and the market's clock, with the tables of log and ledger. */
export const storeDomain = (commands: () => ReadonlyMap<string, AnyCommand>): Domain =>
  domain({
    name: 'store',
    commands: [confirm, turnDown, enterPhase],
    views: [inbox(commands), verifyView],
    events: [...approvalEvents, marketCreated, phaseEntered],
    tables: [...storeTables, ...ledgerTables],
    projectors: [...approvalProjectors, ...marketProjectors],
    refusals: refusals.texts,
  })
