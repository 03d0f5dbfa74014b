import { useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../parts/form.tsx'

/** A report as it is filed: its number, and the digest of its file that makes it the same file for everybody. */
export interface Report {
  readonly id: string
  readonly sha256: string
}

export const noReport: Report = { id: '', sha256: '' }
export const isReport = ({ id, sha256 }: Report): boolean => id.trim() !== '' && /^[0-9a-f]{64}$/.test(sha256)

const digestOf = async (file: File): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Digesting in the browser needs a secure origin; elsewhere the digest is typed. The file itself stays with its owner. */
const canDigest = typeof crypto.subtle === 'object'

export interface ReportFieldsProps {
  readonly name: string
  readonly report: Report
  readonly onReport: (report: Report) => void
}

export const ReportFields = ({ name, report, onReport }: ReportFieldsProps) => {
  const { t } = useTexts()
  const [reading, setReading] = useState(false)
  const [file, setFile] = useState('')
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return
    setReading(true)
    setFile(chosen.name)
    onReport({ ...report, sha256: await digestOf(chosen) })
    setReading(false)
  }
  return (
    <>
      <TextField name={name} value={report.id} onType={(id) => onReport({ ...report, id })} />
      {canDigest && (
        <label className="field">
          <span>{t('ccer.file')}</span>
          <input className="vh" type="file" onChange={(event) => void choose(event.target.files?.[0])} />
          <span className="file" aria-busy={reading}>
            <span className="btn">{t('ccer.chooseFile')}</span>
            <span className="dim">{file || t('ccer.noFile')}</span>
          </span>
        </label>
      )}
      <TextField
        name={t('ccer.sha256')}
        value={report.sha256}
        wrong={report.sha256 !== '' && !/^[0-9a-f]{64}$/.test(report.sha256)}
        note={t('ccer.sha256Note')}
        onType={(text) => onReport({ ...report, sha256: text.trim().toLowerCase() })}
      />
    </>
  )
}
