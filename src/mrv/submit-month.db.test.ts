import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, must, mustWithTwo, officer, refusedWith, someone } from '../../test/people.ts'
import { checkRebuild, contextOf, clockOf, run, type Answer, sealAll } from '../store/index.ts'
import type { Actor } from '../kernel/index.ts'

let market: TestApp
const engineer = someone('li', 'plantA', ['plantEngineer'])
const verifier = someone('song', 'verifier-1', ['verifier'])
const second = someone('xu', 'verifier-1', ['verifier'])
const rival = someone('zhu', 'verifier-2', ['verifier'])

const units = [
  { id: 'plantA-u1', name: '1号机组', capacityMw: '600', kind: 'coalConventional', cooling: 'water' },
  { id: 'plantA-u2', name: '2号机组', capacityMw: '300', kind: 'coalCirculatingFluidisedBed', cooling: 'air', chp: true },
]
const coal = (amount: string) => ({ fuel: 'coal', amount, ncv: '21.5', carbonReceived: '0.56' })
const figures = { heatSuppliedGj: '0', operatingHours: '600', purchasedPowerMwh: '10' }
const month = (name: string, more: object = {}) => ({
  month: name,
  units: [
    { unit: 'plantA-u1', fuels: [coal('100000')], generationMwh: '240000', ...figures },
    { unit: 'plantA-u2', fuels: [coal('50000')], generationMwh: '90000', ...figures, heatSuppliedGj: '100000' },
  ],
  ...more,
})
const refused = (command: string, input: unknown, actor: Actor = engineer): Promise<string[]> =>
  refusedWith(market.app, { command, input, actor })
const ask = async (name: string, input: unknown, actor: Actor = engineer): Promise<Record<string, unknown>> => {
  const found = market.app.views.get(name)
  if (!found) throw new Error(`there is no view ${name}`)
  const context = contextOf(market.app, await clockOf(market.app.sql), actor, 'test')
  const answer: unknown = await found.read(market.app.sql, found.input.parse(input), context)
  found.output.parse(answer)
  return answer as Record<string, unknown>
}
const resultOf = (answer: Answer): Record<string, unknown> => {
  if (answer.kind !== 'done') throw new Error(`was ${answer.kind}`)
  return answer.result as Record<string, unknown>
}

beforeAll(async () => {
  market = await openTestMarket('2025-02-09')
  await admitAll(market.app)
  const body = (id: string) => ({
    id,
    kind: 'verificationBody',
    nameZh: '核查机构',
    nameEn: 'Verifier',
    province: null,
    parent: null,
    details: {},
  })
  await must(market.app, 'parties.admit', { organisations: [body('verifier-1'), body('verifier-2')] })
})
afterAll(() => market.close())

describe('units and plan', () => {
  test('units are registered once, by their owner', async () => {
    await must(market.app, 'mrv.registerUnits', { units }, engineer)
    const thief = someone('qi', 'plantC', ['plantEngineer'])
    expect(await refused('mrv.registerUnits', { units: [units[0]] }, thief)).toEqual(['unitTaken'])
    expect(await refused('mrv.registerUnits', { units: [units[0], units[0]] })).toEqual(['unitNamedTwice'])
  })

  test('RQ-002-031 a month is blocked until a control plan is approved', async () => {
    expect(await refused('mrv.submitMonth', month('2024-01'))).toEqual(['planMissing'])
    expect(await refused('mrv.approvePlans', { year: 2024, plans: [{ organisation: 'plantC', version: '1' }] }, officer)).toEqual(
      ['emitterUnknown'],
    )
    await must(market.app, 'mrv.approvePlans', { year: 2024, plans: [{ organisation: 'plantA', version: '1' }] }, officer)
  })
})

describe('months', () => {
  test('a month that is not over is refused with the day', async () => {
    await must(market.app, 'mrv.approvePlans', { year: 2025, plans: [{ organisation: 'plantA', version: '1' }] }, officer)
    const answer = await run(market.app, { command: 'mrv.submitMonth', input: month('2025-02'), actor: engineer })
    expect(answer).toMatchObject({ kind: 'refused', refusals: [{ code: 'monthNotOver', limit: '2025-02-28', asked: '2025-02' }] })
  })

  test('RQ-002-080 each of the five groups of items, when missing, is an error that names row and column', async () => {
    const [first, other] = month('2024-01').units
    const without = async (row: object): Promise<unknown> => {
      const answer = await run(market.app, {
        command: 'mrv.submitMonth',
        input: { month: '2024-01', units: [first, row] },
        actor: engineer,
      })
      if (answer.kind === 'badInput') return answer.problems.map(({ path }) => path)
      return answer.kind === 'refused' ? answer.refusals.map(({ code, field }) => [code, field]) : answer
    }
    expect(await without({ ...other, fuels: [] })).toEqual([['fuelMissing', 'units.1.fuels']])
    expect(await without({ ...other, fuels: [{ ...coal('1'), ncv: undefined }] })).toEqual([
      ['parameterMissing', 'units.1.fuels.0.ncv'],
    ])
    expect(await without({ ...other, fuels: [{ ...coal('1'), carbonReceived: undefined }] })).toEqual([
      ['parameterMissing', 'units.1.fuels.0.carbon'],
    ])
    expect(await without({ ...other, purchasedPowerMwh: undefined })).toEqual(['units.1.purchasedPowerMwh'])
    expect(await without({ ...other, generationMwh: undefined })).toEqual(['units.1.generationMwh'])
  })

  test('every unit once, and no other', async () => {
    const [first] = month('2024-01').units
    expect(await refused('mrv.submitMonth', { month: '2024-01', units: [first, { ...first, unit: 'x' }] })).toEqual([
      'unitUnknown',
      'unitMissing',
    ])
  })

  test('a default is taken only when it is accepted, and gives more than the measurement', async () => {
    const unmeasured = month('2024-01', {
      units: month('2024-01').units.map((unit) => ({ ...unit, fuels: [{ fuel: 'coal', amount: '50000', ncv: '21.5' }] })),
      defaultsAccepted: true,
    })
    const byDefault = resultOf(await run(market.app, { command: 'mrv.submitMonth', input: unmeasured, actor: engineer }))
    expect(byDefault.defaults).toEqual(['units.0.fuels.0.carbon', 'units.1.fuels.0.carbon'])
    const measured = resultOf(await run(market.app, { command: 'mrv.submitMonth', input: month('2024-01'), actor: engineer }))
    expect(measured).toMatchObject({ version: 2, emissionsTonnes: '304920' })
  })

  test('RQ-002-079 forty natural days: on the last one in time, the day after late; January 2026 is due on 2026-03-12', async () => {
    const december = resultOf(await run(market.app, { command: 'mrv.submitMonth', input: month('2024-12'), actor: engineer }))
    expect(december).toMatchObject({ dueOn: '2025-02-09', late: false })
    const november = resultOf(await run(market.app, { command: 'mrv.submitMonth', input: month('2024-11'), actor: engineer }))
    expect(november).toMatchObject({ dueOn: '2025-01-09', late: true })
    const { months } = (await ask('mrv.monthGrid', { year: 2024 })) as { months: { month: string; dueOn: string }[] }
    expect(months.find((row) => row.month === '2024-02')?.dueOn).toBe('2024-04-09')
    const next = (await ask('mrv.monthGrid', { year: 2026 })) as { months: { month: string; dueOn: string }[] }
    expect(next.months[0]).toMatchObject({ month: '2026-01', dueOn: '2026-03-12' })
  })

  test('a draft shows until the month is filed', async () => {
    await must(market.app, 'mrv.saveDraft', { month: '2024-02', units: [{ unit: 'plantA-u1', generationMwh: 'abc' }] }, engineer)
    const draftOf = async () =>
      ((await ask('mrv.monthGrid', { year: 2024 })).months as { month: string; draft: unknown }[])[1]?.draft
    expect(await draftOf()).toMatchObject({ units: [{ generationMwh: 'abc' }] })
    await must(market.app, 'mrv.submitMonth', month('2024-02'), engineer)
    expect(await draftOf()).toBeNull()
  })

  test('the tree of a filed month is rebuilt and equals what was stored', async () => {
    const { units: trees } = (await ask('mrv.monthWorking', { month: '2024-01' })) as {
      units: { stored: string; same: boolean; working: { value: string } }[]
    }
    expect(trees.map((tree) => [tree.same, tree.stored === tree.working.value])).toEqual([
      [true, true],
      [true, true],
    ])
  })
})

describe('year', () => {
  test('missing months are named; with all of them the year is the sum', async () => {
    const answer = await run(market.app, { command: 'mrv.submitAnnual', input: { year: 2024 }, actor: engineer })
    expect(answer).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'monthsMissing', limit: expect.arrayContaining(['2024-03', '2024-10']) }],
    })
    expect(await ask('mrv.annual', { year: 2024 })).toMatchObject({ annual: null, toFile: null })
    for (let i = 3; i <= 10; i++) await must(market.app, 'mrv.submitMonth', month(`2024-${String(i).padStart(2, '0')}`), engineer)
    expect(await ask('mrv.annual', { year: 2024 })).toMatchObject({ annual: null, toFile: { emissionsTonnes: 12n * 304920n } })
    const annual = resultOf(await run(market.app, { command: 'mrv.submitAnnual', input: { year: 2024 }, actor: engineer }))
    expect(annual).toMatchObject({ emissionsTonnes: 12n * 304920n, late: false })
    expect(await refused('mrv.submitMonth', month('2024-03'))).toEqual(['yearFiled'])
  })

  test('RQ-002-131 a verifier concludes only what was assigned, with a second person', async () => {
    expect(await refused('mrv.verify', { organisation: 'plantA', year: 2024 }, verifier)).toEqual(['notAssigned'])
    expect(await refused('mrv.assignVerifier', { year: 2024, verifier: 'plantB', organisations: ['plantA'] }, officer)).toEqual([
      'notAVerifier',
    ])
    await must(market.app, 'mrv.assignVerifier', { year: 2024, verifier: 'verifier-1', organisations: ['plantA'] }, officer)
    expect(await refused('mrv.verify', { organisation: 'plantA', year: 2024 }, rival)).toEqual(['notAssigned'])
    const corrections = [{ unit: 'plantA-u2', emissionsTonnes: '1300000.4', reason: '衡器未按期校准' }]
    const answer = await mustWithTwo(
      market.app,
      'mrv.verify',
      { organisation: 'plantA', year: 2024, corrections },
      verifier,
      second,
    )
    expect(resultOf(answer)).toMatchObject({ emissionsTonnes: 3_739_360n, corrected: 1 })
    const { verified, status } = await ask('mrv.annual', { year: 2024 })
    expect(status).toBe('verified')
    expect(verified).toMatchObject({
      emissionsTonnes: 3_739_360n,
      origin: 'verification',
      verifiedBy: 'verifier-1',
      corrections: [{ is: '1300000.4' }],
    })
    expect(await refused('mrv.verify', { organisation: 'plantA', year: 2024 }, verifier)).toEqual(['alreadyVerified'])
  })

  test('the verifier’s list and the province’s progress', async () => {
    expect(await ask('mrv.verificationTasks', {}, verifier)).toMatchObject({
      rows: [{ organisation: 'plantA', status: 'verified', dueOn: '2025-06-30' }],
    })
    const { rows } = (await ask('mrv.progress', { year: 2024 }, officer)) as {
      rows: { organisation: string; months: number; late: number }[]
    }
    expect(rows.map((row) => [row.organisation, row.months, row.late])).toEqual([
      ['plantA', 12, 11],
      ['plantB', 0, 0],
    ])
  })
})

test('the tables rebuilt from the log are the same, row by row', async () => {
  await sealAll(market.app.pool)
  const compared = await checkRebuild(market.app)
  for (const name of ['mrv_unit', 'mrv_control_plan', 'mrv_month', 'mrv_draft', 'mrv_year', 'mrv_assignment', 'mrv_verified'])
    expect(compared.find((one) => one.table === name)).toMatchObject({ same: true })
})
