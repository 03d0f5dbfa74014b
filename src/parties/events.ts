import { event, on, put, roleNames, set, z, zDay, zId, type Projector, type Role } from '../kernel/index.ts'
import { membership, organisation } from './tables.ts'

export const organisationKinds = [
  'ministry',
  'province',
  'emitter',
  'group',
  'verificationBody',
  'registryOperator',
  'exchangeOperator',
  'bank',
  'projectOwner',
  'auditor',
  'tonne',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const organisationSchema = z.object({
  id: zId,
  kind: z.enum(organisationKinds),
  nameZh: z.string().min(1).max(120),
  nameEn: z.string().min(1).max(120),
  province: z.string().max(40).nullable(),
  parent: zId.nullable(),
  details: z.record(z.string(), z.unknown()).default({}),
})
export type OrganisationRecord = z.output<typeof organisationSchema>

export const organisationsAdmitted = event(
  'parties.organisationsAdmitted',
  z.object({ organisations: z.array(organisationSchema) }),
)

export const membershipSchema = z.object({ person: zId, organisation: zId, role: z.enum(roleNames as [Role, ...Role[]]) })
export const rolesGranted = event('parties.rolesGranted', z.object({ memberships: z.array(membershipSchema) }))
export const roleEnded = event('parties.roleEnded', membershipSchema.extend({ until: zDay }))

export const partiesEvents = [organisationsAdmitted, rolesGranted, roleEnded]

export const partiesProjectors: readonly Projector[] = [
  on(organisationsAdmitted, (e, meta) =>
    e.organisations.map((item) => put(organisation, { ...item, openedOn: meta.businessDay })),
  ),
  on(rolesGranted, (e, meta) => e.memberships.map((item) => put(membership, { ...item, since: meta.businessDay, until: null }))),
  on(roleEnded, (e) => [set(membership, { person: e.person, organisation: e.organisation, role: e.role, until: e.until })]),
]
