import { cast } from '../year/cast.ts'
import type { Stage } from '../year/stage.ts'
import { bankId, bankPeople } from './people.ts'

/**
 * What is on people's desks when a newcomer walks in: a pledge in force, another waiting for the bank, a cancellation and a
 * surrender waiting for a second person.
 */
export const leaveOpenBusiness = async (stage: Stage, year: number): Promise<void> => {
  const product = `CEA${year}`
  const terms = { product, bank: bankId, until: '2026-05-29', legalEffectAcknowledged: true }
  const pledgor = cast.plant({ id: 'yunting', province: '33' })
  const pledged = (await stage.one(
    'finance.pledge',
    { ...terms, quantity: 300_000n, loanFen: 12_000_000_00n },
    pledgor.first,
  )) as { pledge: string }
  await stage.one('finance.acceptPledge', { pledge: pledged.pledge, legalEffectAcknowledged: true }, bankPeople.first)
  const other = cast.plant({ id: 'haiyan', province: '37' })
  await stage.one('finance.pledge', { ...terms, quantity: 50_000n, loanFen: 2_000_000_00n }, other.first)
  const giver = cast.plant({ id: 'shiyuan', province: '15' })
  await stage.one('registry.cancel', { product, quantity: 100n, reason: '公司运动会碳中和' }, giver.first)
  const finisher = cast.plant({ id: 'jinling', province: '32' })
  await stage.one('compliance.surrender', { year, allowances: [{ product, quantity: 1_200_000n }], credits: 0n }, finisher.first)
}
