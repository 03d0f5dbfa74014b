import { Drawer, Modal } from 'antd'
import { useState } from 'react'
import { NavLink } from 'react-router'
import type { Place } from '../api/client.ts'
import { useDemoPeople } from '../api/hooks.ts'
import { useTexts, type TextKey } from '../i18n/index.ts'
import { Answered } from '../parts/states.tsx'
import { ClockDialog } from './clock-dialog.tsx'
import { setSingleKeys, singleKeysOn } from './keys.ts'
import { menuOf } from './menu.ts'
import { PeopleList } from './people-list.tsx'
import { useSession } from './session.tsx'

export type DialogName = 'switch' | 'help' | 'clock' | 'more'

export interface DialogsProps {
  readonly open: DialogName
  readonly onClose: () => void
  readonly onPerson: (place: Place) => void
  readonly onSignOut: () => void
  readonly onHelp: () => void
}

/** Everything that opens over a page, in one file that loads with the first of them. */
export const Dialogs = (props: DialogsProps) => {
  if (props.open === 'switch') return <SwitchDialog {...props} />
  if (props.open === 'help') return <HelpDialog onClose={props.onClose} />
  if (props.open === 'clock') return <ClockDialog onClose={props.onClose} />
  return <MoreDrawer {...props} />
}

/** In a demo market the switch changes the natural person, so that four eyes is two people in two presses. */
const SwitchDialog = ({ onClose, onPerson }: DialogsProps) => {
  const { t } = useTexts()
  const { session } = useSession()
  const people = useDemoPeople(true)
  return (
    <Drawer open onClose={onClose} title={t('shell.switch')} placement="left" size={380} aria-label={t('shell.switch')}>
      <p className="sm dim" style={{ marginBottom: 12 }}>
        {t('switch.note')}
      </p>
      <Answered answer={people}>
        {(answer) => (
          <PeopleList
            people={answer.people}
            current={session && { person: session.person.id, organisation: session.organisation.id }}
            onPerson={onPerson}
          />
        )}
      </Answered>
    </Drawer>
  )
}

const keyTexts: readonly (readonly [string, TextKey])[] = [
  ['/', 'keys.search'],
  ['g h', 'keys.home'],
  ['g t', 'keys.inbox'],
  ['?', 'keys.help'],
  ['=', 'keys.working'],
  ['Esc', 'keys.close'],
  ['↑ ↓ ← →', 'keys.arrows'],
  ['Enter', 'keys.enter'],
  ['Ctrl+D', 'keys.fill'],
  ['B / S', 'keys.ticket'],
  ['Ctrl+Enter', 'keys.submit'],
]

const HelpDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTexts()
  const [on, setOn] = useState(singleKeysOn)
  return (
    <Modal open onCancel={onClose} footer={null} title={t('keys.title')} width={480}>
      <dl className="keys-list">
        {keyTexts.map(([key, text]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={text}>{t(text)}</dd>,
        ])}
      </dl>
      <label>
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setSingleKeys(event.target.checked)
            setOn(event.target.checked)
          }}
        />{' '}
        {t('keys.single')}
      </label>
    </Modal>
  )
}

const MoreDrawer = ({ onClose, onSignOut, onHelp }: DialogsProps) => {
  const { t, name } = useTexts()
  const { session } = useSession()
  return (
    <Drawer open onClose={onClose} placement="bottom" size="80vh" title={t('shell.more')} aria-label={t('shell.more')}>
      <nav className="more-menu" aria-label={t('shell.more')}>
        {menuOf(session?.roles).map((group) => (
          <div key={group.text}>
            <h2>{t(group.text)}</h2>
            {group.items.map((item) => (
              <NavLink key={item.to} to={item.to} onClick={onClose}>
                {t(item.text)}
              </NavLink>
            ))}
          </div>
        ))}
      </nav>
      <p style={{ display: 'flex', gap: 8, marginTop: 16 }}>
        <button type="button" className="btn" onClick={onHelp}>
          {t('shell.help')}
        </button>
        {session && (
          <button type="button" className="btn" onClick={onSignOut}>
            {t('shell.signOutName', { name: name(session.person) })}
          </button>
        )}
      </p>
    </Drawer>
  )
}
