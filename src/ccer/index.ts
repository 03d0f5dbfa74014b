import { domain } from '../kernel/index.ts'
import { applyBatch } from './apply-batch.ts'
import { ccerEvents, ccerProjectors } from './events.ts'
import { refusals } from './refusals.ts'
import { registerBatch } from './register-batch.ts'
import { registerProject } from './register-project.ts'
import { ccerTables } from './tables.ts'
import { verifyBatch } from './verify-batch.ts'
import { methodologies, ownBatches, projects } from './views.ts'
import { withdrawBatch } from './withdraw-batch.ts'

export { batchRegistered } from './events.ts'

export const ccer = domain({
  name: 'ccer',
  commands: [registerProject, applyBatch, verifyBatch, withdrawBatch, registerBatch],
  views: [projects, ownBatches, methodologies],
  events: ccerEvents,
  tables: ccerTables,
  projectors: ccerProjectors,
  refusals: refusals.texts,
})
