import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { renoncer } from './renoncer.ts'

const vide = (valeur: unknown) => (valeur === '' ? undefined : valeur)
const facultatif = <T extends z.ZodType>(type: T) => z.preprocess(vide, type.optional())

/** Les réglages lus dans l'environnement ; tous facultatifs. Le tableau est dans docs/deploiement.md. */
const schema = z.object({
  PORT: z.preprocess(vide, z.coerce.number().int().min(0).max(65535).default(3000)),
  HOTE: z.preprocess(vide, z.string().default('127.0.0.1')),
  ADRESSE_PUBLIQUE: facultatif(z.url({ protocol: /^https?$/ })),
  DATABASE_URL: facultatif(z.string().regex(/^postgres(ql)?:\/\//, 'doit commencer par postgres://')),
  DATABASE_URL_LECTURE: facultatif(z.string().regex(/^postgres(ql)?:\/\//, 'doit commencer par postgres://')),
  CONNEXIONS_MAX: z.preprocess(vide, z.coerce.number().int().min(2).max(200).default(10)),
  DOSSIER_DONNEES: z.preprocess(vide, z.string().default('.catalyse')),
  SECRET: facultatif(z.string().min(32, 'doit compter au moins 32 caractères')),
  SMTP_URL: facultatif(z.string().regex(/^smtps?:\/\//, 'doit commencer par smtp:// ou smtps://')),
  COURRIEL_EXPEDITEUR: facultatif(z.string()),
  METRIQUES_JETON: facultatif(z.string().min(16, 'doit compter au moins 16 caractères')),
  MANDATAIRES: z.preprocess(vide, z.coerce.number().int().min(0).max(5).default(0)),
  EXPLOITANT: facultatif(z.string()),
  DEMONSTRATION: facultatif(z.enum(['0', '1'])),
  DEMONSTRATION_TAILLE: facultatif(z.coerce.number().int().min(1).max(2_000_000)),
  NIVEAU_JOURNAL: z.preprocess(vide, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  NODE_ENV: facultatif(z.string()),
})

export type Config = ReturnType<typeof lireConfig>

/** Lit et vérifie les réglages ; au premier réglage faux, une phrase claire et l'arrêt. */
function lireConfig(env: Record<string, string | undefined>) {
  const lu = schema.safeParse(env)
  if (!lu.success) {
    const fautes = lu.error.issues.map((faute) => `  ${faute.path.join('.')} : ${faute.message}`)
    throw new Error(`Réglage invalide :\n${fautes.join('\n')}\nVoir le tableau des réglages dans docs/deploiement.md.`)
  }
  const e = lu.data
  return {
    port: e.PORT,
    hote: e.HOTE,
    adresse: (e.ADRESSE_PUBLIQUE ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
    /** Faux sans ADRESSE_PUBLIQUE : le site répond alors sous tout nom. */
    adresseReglee: e.ADRESSE_PUBLIQUE !== undefined,
    baseUrl: e.DATABASE_URL,
    baseLectureUrl: e.DATABASE_URL_LECTURE,
    connexionsMax: e.CONNEXIONS_MAX,
    dossier: path.resolve(e.DOSSIER_DONNEES),
    secret: e.SECRET ?? secretGarde(path.resolve(e.DOSSIER_DONNEES)),
    smtpUrl: e.SMTP_URL,
    expediteur: e.COURRIEL_EXPEDITEUR ?? 'Catalyse <ne-pas-repondre@localhost>',
    metriquesJeton: e.METRIQUES_JETON,
    mandataires: e.MANDATAIRES,
    exploitant: e.EXPLOITANT,
    demonstration: e.DEMONSTRATION === '1',
    tailleDemonstration: e.DEMONSTRATION_TAILLE,
    nomDeLaBase: e.DEMONSTRATION === '1' ? 'catalyse_demonstration' : 'catalyse',
    niveauJournal: e.NIVEAU_JOURNAL,
    production: e.NODE_ENV === 'production',
  }
}

/** Sans SECRET, un secret tiré une fois et gardé avec les données : les sessions survivent aux redémarrages. */
function secretGarde(dossier: string): string {
  const fichier = path.join(dossier, 'secret')
  if (!existsSync(fichier)) {
    mkdirSync(dossier, { recursive: true })
    writeFileSync(fichier, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(fichier, 'utf8')
}

/** Les réglages de ce processus ; un réglage faux l'arrête, par une phrase et non par une pile d'appels. */
export const config = lireOuRenoncer()

function lireOuRenoncer(): Config {
  try {
    return lireConfig(process.env)
  } catch (erreur) {
    return renoncer(erreur)
  }
}
