import type { Label } from '../../../src/kernel/working.ts'

export type { Label }
export type Language = 'zh' | 'en'

export const inLanguage = (label: Label, language: Language): string => label[language]
