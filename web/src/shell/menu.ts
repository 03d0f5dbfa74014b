import type { Role } from '../api/types.ts'
import type { TextKey } from '../i18n/index.ts'

export interface MenuItem {
  readonly to: string
  readonly text: TextKey
}

export interface MenuGroup {
  readonly text: TextKey
  readonly items: readonly MenuItem[]
}

const item = (to: string, text: TextKey): MenuItem => ({ to, text })

export const home = item('/', 'nav.home')
const inbox = item('/inbox', 'nav.inbox')
const data = item('/data', 'nav.data')
const verification = item('/verification', 'nav.verification')
const allocation = item('/allocation', 'nav.allocation')
const account = item('/account', 'nav.account')
const market = item('/market', 'nav.market')
const compliance = item('/compliance', 'nav.compliance')
const group = item('/group', 'nav.group')
const ccer = item('/ccer', 'nav.ccer')
const finance = item('/finance', 'nav.finance')
const supervision = item('/supervision', 'nav.supervision')
const rules = item('/rules', 'nav.rules')
const policy = item('/policy', 'nav.policy')
const certificate = item('/check', 'certificate.check')
const audit = item('/audit', 'nav.audit')

const basis: MenuGroup = { text: 'menu.basis', items: [rules, policy, audit] }
const work = (text: TextKey, ...items: readonly MenuItem[]): MenuGroup => ({ text, items })
const mine = work('menu.mine', home, inbox)

/** What each role sees, in the order of its work; the first group is always one's own. */
const menus: Record<Role, readonly MenuGroup[]> = {
  plantEngineer: [mine, work('menu.emissions', data, verification), work('menu.assets', allocation, account, compliance), basis],
  representative: [
    mine,
    work('menu.registry', account, allocation, ccer),
    work('menu.trade', market, finance),
    work('menu.surrender', compliance),
    basis,
  ],
  trader: [mine, work('menu.trade', market), work('menu.assets', account, compliance), basis],
  complianceManager: [
    mine,
    work('menu.group', group, compliance),
    work('menu.units', data, verification, allocation, account),
    work('menu.trade', market, ccer, finance),
    basis,
  ],
  verifier: [mine, work('menu.tasks', verification, data, ccer), basis],
  provincialOfficer: [mine, work('menu.duties', verification, allocation, compliance, supervision), basis],
  ministryOfficer: [mine, work('menu.duties', supervision, allocation, ccer), basis],
  registryOperator: [mine, work('menu.registry', account, ccer, compliance, supervision), basis],
  exchangeOperator: [mine, work('menu.trade', market, supervision), basis],
  bankOfficer: [mine, work('menu.finance', finance), basis],
  projectOwner: [mine, work('menu.projects', ccer, account), work('menu.trade', market), basis],
  auditor: [mine, work('menu.duties', audit, supervision), work('menu.basis', rules, policy)],
  administrator: [mine, work('menu.duties', supervision, audit), work('menu.basis', rules, policy)],
}

const publicMenu: readonly MenuGroup[] = [work('menu.basis', rules, policy, certificate)]

/** The menu of a person: the groups of each role, in order, every page once. */
export const menuOf = (roles: readonly Role[] | undefined): readonly MenuGroup[] => {
  if (!roles || roles.length === 0) return publicMenu
  const seen = new Set<string>()
  const groups: MenuGroup[] = []
  const all = roles.flatMap((role) => menus[role] ?? [])
  for (const menuGroup of [
    ...all.filter((one) => one.text !== 'menu.basis'),
    ...all.filter((one) => one.text === 'menu.basis'),
  ]) {
    const items = menuGroup.items.filter(({ to }) => !seen.has(to) && seen.add(to))
    if (items.length > 0) groups.push({ text: menuGroup.text, items })
  }
  return groups
}

/** The first four tabs of a phone; the fifth is 更多. */
export const tabsOf = (roles: readonly Role[] | undefined): readonly MenuItem[] =>
  menuOf(roles)
    .flatMap((menuGroup) => menuGroup.items)
    .slice(0, 4)
