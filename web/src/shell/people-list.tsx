import type { Place } from '../api/client.ts'
import type { DemoPerson, Role } from '../api/types.ts'
import { roleNames, roles as roleTexts } from '../../../src/kernel/role.ts'
import { useTexts } from '../i18n/index.ts'

/** Each person once, under the first of their roles in the order of the system's roles. */
const byRole = (people: readonly DemoPerson[]): readonly (readonly [Role, readonly DemoPerson[]])[] =>
  roleNames
    .map((role): readonly [Role, DemoPerson[]] => [
      role,
      people.filter((one) => roleNames.find((name) => one.roles.includes(name)) === role),
    ])
    .filter(([, group]) => group.length > 0)

interface Group {
  readonly key: string
  readonly title: string
  readonly role: Role | undefined
  readonly people: readonly DemoPerson[]
}

export interface PeopleListProps {
  readonly people: readonly DemoPerson[]
  readonly current?: Place | undefined
  readonly onPerson: (place: Place) => void
}

/** The people of a demo market: those of one's own organisation first, then the others by role, with what else they may do. */
export const PeopleList = ({ people, current, onPerson }: PeopleListProps) => {
  const { t, say, name } = useTexts()
  const own = people.filter(({ organisation }) => organisation.id === current?.organisation)
  const groups: readonly Group[] = [
    ...(own.length > 0 ? [{ key: 'own', title: t('switch.own'), role: undefined, people: own }] : []),
    ...byRole(people.filter((one) => !own.includes(one))).map(([role, some]) => ({
      key: role,
      title: say(roleTexts[role]),
      role,
      people: some,
    })),
  ]
  return (
    <div className="switch">
      {groups.map(({ key, title, role, people: group }) => (
        <section key={key}>
          <h3>{title}</h3>
          <ul>
            {group.map(({ person, organisation, roles }) => (
              <li key={`${person.id} ${organisation.id}`}>
                <button
                  type="button"
                  aria-current={person.id === current?.person && organisation.id === current.organisation ? 'true' : undefined}
                  onClick={() => onPerson({ person: person.id, organisation: organisation.id })}
                >
                  <span className="who">{name(person)}</span>
                  <span>{name(organisation)}</span>
                  {roles.some((one) => one !== role) && (
                    <span className="sm dim also">
                      {roles
                        .filter((one) => one !== role)
                        .map((one) => say(roleTexts[one]))
                        .join(' / ')}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
