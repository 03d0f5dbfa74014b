import i18next from 'i18next'
import { createElement, Fragment, useMemo, type ReactNode } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './en.ts'
import type { Label, Language } from './language.ts'
import { zh, type TextKey } from './zh.ts'

export type { Label, Language, TextKey }

const storageKey = 'tonne.language'

const firstLanguage = (): Language => {
  const stored = globalThis.localStorage?.getItem(storageKey)
  return stored === 'en' || stored === 'zh' ? stored : 'zh'
}

export const startTexts = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  })
  markDocument()
}

const markDocument = (): void => {
  document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN'
}

export const setLanguage = (language: Language): void => {
  globalThis.localStorage?.setItem(storageKey, language)
  void i18next.changeLanguage(language).then(markDocument)
}

export type Fill = Readonly<Record<string, string | number>>
export type Translate = (key: TextKey, fill?: Fill) => string

export interface Texts {
  readonly t: Translate
  readonly language: Language
  /** Picks the reader's language of what the server sent in both. */
  readonly say: (label: Label) => string
  /** A name kept as two fields. */
  readonly name: (named: { readonly nameZh: string; readonly nameEn: string }) => string
}

export const useTexts = (): Texts => {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  return useMemo(
    () => ({
      t: (key, fill) => t(key, { ...fill }),
      language,
      say: (label) => label[language],
      name: (named) => (language === 'zh' ? named.nameZh : named.nameEn),
    }),
    [t, language],
  )
}

/** A sentence whose `<name>` places are filled with elements, so that figures inside it keep their working. */
export const rich = (sentence: string, parts: Readonly<Record<string, ReactNode>>): ReactNode =>
  sentence.split(/(<\w+>)/).map((piece, index) => {
    const name = /^<(\w+)>$/.exec(piece)?.[1]
    return createElement(Fragment, { key: index }, name === undefined ? piece : parts[name])
  })
