import fc from 'fast-check'

/** Property tests walk the same way each run, so that a red run can be run again; TONNE_PROPERTY_SEED walks another. */
fc.configureGlobal({ seed: Number(process.env['TONNE_PROPERTY_SEED'] ?? 20_251_118) })
