import { expect, test } from 'vitest'
import type { Sql } from '../kernel/index.ts'
import { contextOn } from '../../test/context.ts'
import { li } from '../../test/people.ts'
import { periods } from './period-views.ts'

const noSql: Sql = { rows: () => Promise.reject(new Error('this view reads no table')) }

test('RQ-002-005 the period table has the four periods with their years and sectors, exactly', async () => {
  const answer = await periods.read(noSql, {}, contextOn('2025-12-01', li))
  periods.output.parse(answer)
  expect(answer.rows.map(({ period, years, sectors, deadline }) => [period, years, sectors, deadline])).toEqual([
    [1, [2019, 2020], ['power'], '2021-12-31'],
    [2, [2021, 2022], ['power'], '2023-12-31'],
    [3, [2023], ['power'], '2024-12-31'],
    [4, [2024], ['power', 'steel', 'cement', 'aluminium'], '2025-12-31'],
  ])
  for (const { source } of answer.rows) expect(source).not.toBe('')
})
