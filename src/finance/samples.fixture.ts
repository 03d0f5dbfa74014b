import type { RunningApp } from '../main.ts'
import { organisationSchema } from '../parties/events.ts'
import { must, someone } from '../../test/people.ts'

export const banker = someone('chu', 'bankA', ['bankOfficer'])
export const otherBanker = someone('mo', 'bankB', ['bankOfficer'])

const bank = (id: string, nameZh: string, nameEn: string) =>
  organisationSchema.parse({ id, kind: 'bank', nameZh, nameEn, province: null, parent: null })

export const admitBanks = async (app: RunningApp): Promise<void> => {
  await must(app, 'parties.admit', {
    organisations: [bank('bankA', '恒岳银行', 'Hengyue Bank'), bank('bankB', '南渡银行', 'Nandu Bank')],
  })
}

/** 300 t for a loan of 12,000 yuan. */
export const offer = {
  product: 'CEA2024',
  quantity: 300,
  bank: 'bankA',
  loanFen: 1_200_000,
  until: '2026-04-30',
  legalEffectAcknowledged: true,
}
