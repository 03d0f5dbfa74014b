import type { Actor, Role } from '../../kernel/index.ts'
import type { Fleet, FleetPlant } from './fleet.ts'
import { provinces } from './provinces.ts'

/**
 * Everybody who acts in the simulated year. Each institution has a first and a second person, so that four eyes are two people.
 */
export const institutions = {
  ministry: 'mee',
  registry: 'registry-operator',
  exchange: 'exchange-operator',
  verifier: 'verifier-1',
  creditOwner: 'ccer-owner-1',
  creditVerifier: 'verifier-2',
} as const

export const provinceId = (code: string): string => `province-${code}`

const actor = (
  organisation: string,
  which: 'first' | 'second' | 'engineer',
  roles: readonly Role[],
  province?: string,
): Actor => ({
  person: `${organisation}:${which}`,
  organisation,
  roles,
  ...(province === undefined ? {} : { province }),
})

export interface TwoPeople {
  readonly first: Actor
  readonly second: Actor
}

export interface PlantPeople extends TwoPeople {
  readonly engineer: Actor
}

const two = (organisation: string, roles: readonly Role[], province?: string): TwoPeople => ({
  first: actor(organisation, 'first', roles, province),
  second: actor(organisation, 'second', roles, province),
})

export const cast = {
  founder: actor('tonne', 'first', ['administrator']),
  ministry: two(institutions.ministry, ['ministryOfficer']),
  registry: two(institutions.registry, ['registryOperator']),
  exchange: two(institutions.exchange, ['exchangeOperator']),
  verifier: two(institutions.verifier, ['verifier']),
  creditVerifier: two(institutions.creditVerifier, ['verifier']),
  creditOwner: two(institutions.creditOwner, ['projectOwner', 'trader', 'representative']),
  province: (code: string): TwoPeople => two(provinceId(code), ['provincialOfficer'], code),
  plant: (plant: Pick<FleetPlant, 'id' | 'province'>): PlantPeople => ({
    engineer: actor(plant.id, 'engineer', ['plantEngineer'], plant.province),
    ...two(plant.id, ['representative', 'trader'], plant.province),
  }),
} as const

/** An organisation as it is admitted. */
export const organisation = (
  id: string,
  kind: string,
  nameZh: string,
  nameEn: string,
  province: string | null = null,
  parent: string | null = null,
) => ({
  id,
  kind,
  nameZh,
  nameEn,
  province,
  parent,
  details: {},
})

/**
 * Every organisation of the year: the authorities and operators, the groups by owner, and the plants as key emitting entities.
 */
export const organisationsOf = (fleet: Fleet) => [
  organisation(institutions.ministry, 'ministry', '生态环境部', 'Ministry of Ecology and Environment'),
  organisation(institutions.registry, 'registryOperator', '全国碳排放权注册登记机构', 'National registry operator'),
  organisation(institutions.exchange, 'exchangeOperator', '全国碳排放权交易机构', 'National exchange operator'),
  organisation(institutions.verifier, 'verificationBody', '模拟核查机构', 'Simulated verification body'),
  organisation(institutions.creditVerifier, 'verificationBody', '模拟减排量核查机构', 'Simulated CCER verification body'),
  organisation(institutions.creditOwner, 'projectOwner', '模拟项目业主', 'Simulated CCER project owner', '15'),
  ...provinces
    .filter((province) => fleet.plants.some((plant) => plant.province === province.code))
    .map((province) =>
      organisation(
        provinceId(province.code),
        'province',
        `${province.zh}生态环境主管部门`,
        `${province.en} authority`,
        province.code,
      ),
    ),
  ...fleet.groups.map((group) => organisation(group.id, 'group', group.name, group.name)),
  ...fleet.plants.map((plant) => organisation(plant.id, 'emitter', plant.name, plant.name, plant.province, plant.group)),
]
