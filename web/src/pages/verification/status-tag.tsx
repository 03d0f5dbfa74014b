import { useTexts, type TextKey } from '../../i18n/index.ts'
import { Tag, type TagKind } from '../../parts/sheet.tsx'

const shown = {
  open: ['verification.open', 'plain'],
  submitted: ['verification.toAssign', 'waiting'],
  assigned: ['verification.running', 'accent'],
  verified: ['verification.done', 'done'],
} as const satisfies Record<string, readonly [TextKey, TagKind]>

/** How far a year is: being filled, filed, with a verifier, verified. */
export const StatusTag = ({ status, assigned }: { readonly status: string; readonly assigned: boolean }) => {
  const { t } = useTexts()
  const name = status === 'submitted' && assigned ? 'assigned' : status
  const [text, kind] = shown[name as keyof typeof shown] ?? shown.open
  return <Tag kind={kind}>{t(text)}</Tag>
}
