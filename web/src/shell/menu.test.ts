import { expect, test } from 'vitest'
import { roleNames } from '../../../src/kernel/role.ts'
import { menuOf, tabsOf } from './menu.ts'

test.each(roleNames)('%s has a menu that names no page twice and ends with the basis', (role) => {
  const pages = menuOf([role]).flatMap((group) => group.items.map((item) => item.to))
  expect(new Set(pages).size).toBe(pages.length)
  expect(pages[0]).toBe('/')
  expect(menuOf([role]).at(-1)?.text).toBe('menu.basis')
  expect(tabsOf([role])).toHaveLength(4)
})

test('several roles share one menu without repeats; nobody sees rules first', () => {
  const pages = menuOf(['plantEngineer', 'trader']).flatMap((group) => group.items.map((item) => item.to))
  expect(new Set(pages).size).toBe(pages.length)
  expect(pages).toContain('/data')
  expect(pages).toContain('/market')
  expect(menuOf(undefined)[0]?.items[0]?.to).toBe('/rules')
})
