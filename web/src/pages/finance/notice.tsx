import { useTexts } from '../../i18n/index.ts'
import { CheckField } from '../../parts/form.tsx'
import type { Notice } from './types.ts'

export interface NoticeBoxProps {
  readonly notice: Notice
  readonly acknowledged?: boolean
  /** With it the reader must tick that the notice was read. */
  readonly onAcknowledge?: (acknowledged: boolean) => void
}

/** The uncertain legal effect of a pledge, said before either side signs. */
export const NoticeBox = ({ notice, acknowledged = false, onAcknowledge }: NoticeBoxProps) => {
  const { t, say } = useTexts()
  return (
    <div className="legal">
      <p className="b">{t('finance.notice')}</p>
      <p>{say(notice)}</p>
      <p className="sm dim">{notice.references.join(t('list.comma'))}</p>
      {onAcknowledge && (
        <CheckField checked={acknowledged} onCheck={onAcknowledge}>
          {t('finance.acknowledge')}
        </CheckField>
      )}
    </div>
  )
}
