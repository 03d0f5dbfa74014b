import { useState } from 'react'
import type { Place } from '../api/client.ts'
import type { DemoPerson } from '../api/types.ts'
import { roles as roleTexts } from '../../../src/kernel/role.ts'
import { useTexts, type Texts } from '../i18n/index.ts'
import { byRole, found, inColumns, type Group, type Part, type Seat } from './people.ts'

export interface PeopleListProps {
  readonly people: readonly DemoPerson[]
  readonly current?: Place | undefined
  readonly columns?: number
  readonly onPerson: (place: Place) => void
}

const isEqual = (a: DemoPerson, b: DemoPerson): boolean =>
  a.organisation.id === b.organisation.id && a.roles.join() === b.roles.join()

/** What else the person may do; of several who may do the same, which of them it is. */
const alsoOf = ({ t, say }: Texts, one: DemoPerson, role: string, all: readonly DemoPerson[]): string => {
  const others = one.roles
    .filter((name) => name !== role)
    .map((name) => (name === 'trader' ? t('switch.mayTrade') : say(roleTexts[name])))
  if (others.length > 0) return others.join(' / ')
  const equals = all.filter((other) => isEqual(one, other))
  return equals.length < 2 ? '' : t('switch.ofSeveral', { which: equals.indexOf(one) + 1, all: equals.length })
}

const wordsOf = ({ person, organisation, roles }: DemoPerson, also: string): string =>
  [
    person.nameZh,
    person.nameEn,
    organisation.nameZh,
    organisation.nameEn,
    ...roles.flatMap((role) => [roleTexts[role].zh, roleTexts[role].en]),
    also,
  ]
    .join(' ')
    .toLowerCase()

const groupsOf = (texts: Texts, people: readonly DemoPerson[], current: Place | undefined): Group[] => {
  const { t, say } = texts
  const own = people.filter(({ organisation }) => organisation.id === current?.organisation)
  const seatsOf = (some: readonly DemoPerson[], role: string): Seat[] =>
    some.map((one) => {
      const also = alsoOf(texts, one, role, people)
      return { one, also, words: wordsOf(one, also) }
    })
  return [
    ...(own.length > 0 ? [{ key: 'own', title: t('switch.own'), seats: seatsOf(own, '') }] : []),
    ...byRole(people.filter((one) => !own.includes(one))).map(([role, some]) => ({
      key: role,
      title: say(roleTexts[role]),
      seats: seatsOf(some, role),
    })),
  ]
}

interface PartProps {
  readonly part: Part
  readonly current: Place | undefined
  readonly onPerson: (place: Place) => void
}

const People = ({ part, current, onPerson }: PartProps) => {
  const { t, name } = useTexts()
  return (
    <section>
      <h3>{part.continued ? t('switch.continued', { title: part.title }) : part.title}</h3>
      <ul>
        {part.seats.map(({ one: { person, organisation }, also }) => (
          <li key={`${person.id} ${organisation.id}`}>
            <button
              type="button"
              aria-current={person.id === current?.person && organisation.id === current.organisation ? 'true' : undefined}
              onClick={() => onPerson({ person: person.id, organisation: organisation.id })}
            >
              <span className="who">{name(person)}</span>
              <span>
                {name(organisation)} {also !== '' && <span className="sm dim nw">{also}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The people of a demo market: those of one's own organisation first, then the others by role; found by name or role. */
export const PeopleList = ({ people, current, columns = 1, onPerson }: PeopleListProps) => {
  const texts = useTexts()
  const { t } = texts
  const [search, setSearch] = useState('')
  const groups = found(groupsOf(texts, people, current), search)
  return (
    <>
      <input
        className="t text people-search"
        type="search"
        aria-label={t('switch.search')}
        placeholder={t('switch.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {groups.length === 0 && <p className="md dim">{t('switch.nobody')}</p>}
      <div className="switch">
        {inColumns(groups, columns).map((parts, index) => (
          <div key={index}>
            {parts.map((part) => (
              <People key={part.key} part={part} current={current} onPerson={onPerson} />
            ))}
          </div>
        ))}
      </div>
    </>
  )
}
