import type { Confidence } from '../api/types.ts'
import { useTexts, type TextKey } from '../i18n/index.ts'

const texts = {
  high: 'confidence.high',
  medium: 'confidence.medium',
  draft: 'confidence.draft',
  low: 'confidence.low',
} as const satisfies Record<Confidence, TextKey>

/** A small seal after a figure. Rule pages and refusals show it always; elsewhere only where a rule is not confirmed. */
export const ConfidenceMark = ({ confidence, always }: { readonly confidence: Confidence; readonly always?: boolean }) => {
  const { t } = useTexts()
  if (confidence === 'high' && !always) return null
  return <span className={`seal ${confidence}`}>{t(texts[confidence])}</span>
}
