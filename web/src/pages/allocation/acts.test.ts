import { expect, test } from 'vitest'
import { actsOf } from './acts.ts'

const due = { determine: ['b'], preAllocate: [], referenceYear: 2023, planIsDraft: false }

test('without a pick each act reaches everybody who is due, and says why where nobody is', () => {
  const { determine, pre } = actsOf(2024, due, [])
  expect(determine).toEqual({ organisations: ['b'] })
  expect(pre).toEqual({ organisations: [], why: { key: 'allocation.whyNonePre', fill: { year: 2023 } } })
})

test('a pick among those due is sent as picked; a pick of others only reaches nobody', () => {
  expect(actsOf(2024, due, ['a', 'b']).determine).toEqual({ organisations: ['a', 'b'] })
  expect(actsOf(2024, due, ['a']).determine).toEqual({ organisations: [], why: { key: 'allocation.whyNotVerified' } })
})

test('a draft plan lets neither act through', () => {
  const { determine, pre } = actsOf(2025, { ...due, planIsDraft: true }, [])
  for (const act of [determine, pre])
    expect(act).toEqual({ organisations: [], why: { key: 'allocation.whyDraft', fill: { year: 2025 } } })
})

test('what waits for its second person is not proposed twice', () => {
  const { determine } = actsOf(2024, due, [], { determine: true, pre: false })
  expect(determine).toEqual({ organisations: [], why: { key: 'allocation.whyWaiting', fill: { year: 2024 } } })
})
