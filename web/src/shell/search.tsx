import { useDeferredValue, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import { useView } from '../api/hooks.ts'
import { views } from '../api/questions.ts'
import type { Label } from '../api/types.ts'
import { useTexts } from '../i18n/index.ts'
import { useKeys } from './keys.ts'
import { menuOf } from './menu.ts'
import { useSession } from './session.tsx'

interface Hit {
  readonly to: string
  readonly name: string
  readonly kind: string
}

interface Named {
  readonly title: Label
}

const most = 12
const mostOfAKind = 6

/** Pages whose name holds the text, then rules and documents that the server finds; twelve at most. */
const useHits = (text: string, asked: string): readonly Hit[] => {
  const { t, say } = useTexts()
  const { session } = useSession()
  const enabled = asked.length >= 2
  const rules = useView<{ readonly parameters: readonly (Named & { readonly name: string })[] }>(
    views.parameters,
    { text: asked },
    { enabled },
  )
  const documents = useView<{ readonly documents: readonly Named[] }>(views.policies, { text: asked }, { enabled })
  const pages = menuOf(session?.roles)
    .flatMap((group) => group.items)
    .map((item) => ({ to: item.to, name: t(item.text), kind: t('search.page') }))
    .filter((page) => text.trim() !== '' && page.name.toLowerCase().includes(text.trim().toLowerCase()))
  if (!enabled) return pages.slice(0, most)
  return [
    ...pages,
    ...(rules.data?.parameters ?? [])
      .slice(0, mostOfAKind)
      .map(({ name, title }) => ({ to: `/rules/${name}`, name: say(title), kind: t('search.rule') })),
    ...(documents.data?.documents ?? [])
      .slice(0, mostOfAKind)
      .map(({ title }) => ({ to: `/policy?text=${encodeURIComponent(say(title))}`, name: say(title), kind: t('search.policy') })),
  ].slice(0, most)
}

/** Pages by name, rules and documents by title. `/` comes here from anywhere. */
export const Search = () => {
  const { t } = useTexts()
  const navigate = useNavigate()
  const list = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(text.trim())
  useKeys({ '/': () => field.current?.focus() })
  const hits = useHits(text, asked)
  const go = (to: string | undefined): void => {
    if (!to) return
    setText('')
    field.current?.blur()
    void navigate(to)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setText('')
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((before) => Math.min(Math.max(before + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(hits.length - 1, 0)))
    }
    if (event.key === 'Enter') go(hits[at]?.to)
  }
  return (
    <div className="find" role="search">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={hits.length > 0}
        aria-controls={list}
        {...(hits.length > 0 ? { 'aria-activedescendant': `${list}${at}` } : {})}
        placeholder={t('search.what')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      {hits.length > 0 && (
        <ul className="found" id={list} role="listbox" aria-label={t('search.label')}>
          {hits.map((hit, index) => (
            <li
              key={`${hit.to}${index}`}
              id={`${list}${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={() => go(hit.to)}
            >
              <span>{hit.name}</span>
              <span className="sm dim">{hit.kind}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
