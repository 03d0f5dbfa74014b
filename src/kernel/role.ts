/** Who people are to the market. A natural person holds roles in one organisation at a time. */
export const roles = {
  plantEngineer: { zh: '填报人', en: 'Plant engineer' },
  representative: { zh: '登记代表', en: 'Registry representative' },
  trader: { zh: '交易员', en: 'Trader' },
  complianceManager: { zh: '履约经理', en: 'Compliance manager' },
  verifier: { zh: '核查员', en: 'Verifier' },
  provincialOfficer: { zh: '省级主管部门', en: 'Provincial officer' },
  ministryOfficer: { zh: '国家主管部门', en: 'Ministry officer' },
  registryOperator: { zh: '注册登记机构', en: 'Registry operator' },
  exchangeOperator: { zh: '交易机构', en: 'Exchange operator' },
  bankOfficer: { zh: '银行', en: 'Bank officer' },
  projectOwner: { zh: '项目业主', en: 'Project owner' },
  auditor: { zh: '审计员', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
} as const satisfies Record<string, { zh: string; en: string }>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as readonly Role[]

/**
 * Whose data a command or view touches. Outside it the answer is "not found", never "not allowed".
 * ownPerson: the signed-in person. ownOrganisation: that person's organisation. groupSubtree: it and the plants below it.
 * province: emitters of the officer's province. assignment: emitters assigned to the verification body.
 * market: everybody's. public: no sign-in needed.
 */
export type Scope = 'ownPerson' | 'ownOrganisation' | 'groupSubtree' | 'province' | 'assignment' | 'market' | 'public'

/** The natural person acting, and for whom. `system` is due work and reactions, which act under the command that caused them. */
export interface Actor {
  readonly person: string
  readonly organisation: string
  readonly roles: readonly Role[]
  readonly province?: string
  readonly system?: true
}
