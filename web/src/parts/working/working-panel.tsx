import { useState } from 'react'
import type { Working } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import { asText } from './formula.ts'
import { namesIn } from './names.ts'
import { WorkingTree } from './working-tree.tsx'

export interface WorkingPanelProps {
  readonly working: Working
  readonly title?: string | undefined
  readonly stacked?: boolean
  readonly onClose: () => void
}

/** A figure's tree with its three acts: copy the formula, print it (the browser's PDF), close. */
export const WorkingPanel = ({ working, title, stacked, onClose }: WorkingPanelProps) => {
  const { t, say, language } = useTexts()
  const [copied, setCopied] = useState(false)
  const copy = () => {
    void navigator.clipboard?.writeText(asText(working, language, namesIn(t))).then(() => setCopied(true))
  }
  return (
    <aside
      className={`working${stacked ? ' stacked' : ''}`}
      aria-label={t('working.title', { name: title ?? say(working.label) })}
    >
      <div className="working-head">
        <h2>{t('working.title', { name: title ?? say(working.label) })}</h2>
        <span className="sm dim">{copied ? t('working.copied') : ''}</span>
        <button type="button" className="btn s" onClick={copy}>
          {t('working.copy')}
        </button>
        <button type="button" className="btn s" onClick={() => window.print()}>
          {t('working.print')}
        </button>
        <button type="button" className="lnk" onClick={onClose}>
          {t('act.close')} <kbd>Esc</kbd>
        </button>
      </div>
      <WorkingTree working={working} />
    </aside>
  )
}
