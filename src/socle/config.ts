import path from 'node:path'
import { z } from 'zod'
import { dossierParDefaut } from './identite-postgres.ts'
import { renoncer } from './renoncer.ts'
import { longueurDuSecret, secretGarde } from './secret.ts'

// Avant toute lecture : les phrases de zod que rien ne remplace ici sont en français.
z.config(z.locales.fr())

const vide = (valeur: unknown) => (valeur === '' ? undefined : valeur)
const facultatif = <T extends z.ZodType>(type: T) => z.preprocess(vide, type.optional())
const texte = (defaut: string) => z.preprocess(vide, z.string().default(defaut))
const nombre = (min: number, max: number) => {
  const dit = `doit être un nombre entier de ${min} à ${max}`
  return z.coerce.number(dit).int(dit).min(min, dit).max(max, dit)
}
const parmi = <const T extends string[]>(...valeurs: T) =>
  z.enum(valeurs, `doit valoir ${valeurs.join(', ').replace(/, ([^,]*)$/, ' ou $1')}`)
const auMoins = (longueur: number) => z.string().min(longueur, `doit compter au moins ${longueur} caractères`)
const commencePar = (motif: RegExp, debut: string) => z.string().regex(motif, `doit commencer par ${debut}`)
const adresseDeBase = commencePar(/^postgres(ql)?:\/\//, 'postgres://')

/** Les réglages lus dans l'environnement ; tous facultatifs. Le tableau est dans docs/deploiement.md. */
const schema = z.object({
  PORT: z.preprocess(vide, nombre(0, 65535).default(3000)),
  HOTE: texte('127.0.0.1'),
  ADRESSE_PUBLIQUE: facultatif(z.url({ protocol: /^https?$/, error: 'doit être une adresse entière, comme https://catalyse.example' })),
  DATABASE_URL: facultatif(adresseDeBase),
  DATABASE_URL_LECTURE: facultatif(adresseDeBase),
  CONNEXIONS_MAX: z.preprocess(vide, nombre(2, 200).default(5)),
  DOSSIER_DONNEES: facultatif(z.string()),
  SECRET: facultatif(auMoins(longueurDuSecret)),
  SMTP_URL: facultatif(commencePar(/^smtps?:\/\//, 'smtp:// ou smtps://')),
  COURRIEL_EXPEDITEUR: facultatif(z.string()),
  METRIQUES_JETON: facultatif(auMoins(16)),
  MANDATAIRES: z.preprocess(vide, nombre(0, 5).default(0)),
  EXPLOITANT: facultatif(z.string()),
  DEMONSTRATION: facultatif(parmi('0', '1')),
  DEMONSTRATION_TAILLE: facultatif(nombre(1, 2_000_000)),
  NIVEAU_JOURNAL: z.preprocess(vide, parmi('debug', 'info', 'warn', 'error', 'silent').default('info')),
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
  const dossier = e.DOSSIER_DONNEES || e.DATABASE_URL ? path.resolve(e.DOSSIER_DONNEES ?? '.catalyse') : dossierParDefaut()
  return {
    port: e.PORT,
    hote: e.HOTE,
    adressePublique: e.ADRESSE_PUBLIQUE?.replace(/\/+$/, ''),
    adresse: (e.ADRESSE_PUBLIQUE ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
    /** Faux sans ADRESSE_PUBLIQUE : le site répond alors sous tout nom. */
    adresseReglee: e.ADRESSE_PUBLIQUE !== undefined,
    baseUrl: e.DATABASE_URL,
    baseLectureUrl: e.DATABASE_URL_LECTURE,
    connexionsMax: e.CONNEXIONS_MAX,
    dossier,
    secret: e.SECRET ?? secretGarde(dossier),
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

/** Les réglages de ce processus ; un réglage faux l'arrête, par une phrase et non par une pile d'appels. */
export const config = lireOuRenoncer()

function lireOuRenoncer(): Config {
  try {
    return lireConfig(process.env)
  } catch (erreur) {
    return renoncer(erreur)
  }
}
