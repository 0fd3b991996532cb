import { lireParties } from '#fichier/lire-parties.ts'
import { toutLire } from '#fichier/morceler.ts'
import { reconnaitreFormat } from '#socle/echange/reconnaitre-format.ts'
import type { FormatDImport } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'

export const moMax = 50
/** Un tableau se lit en mémoire ; un export WordPress au fil de l'eau. */
const moMaxDUnTableau = 20

export type Envoi = { nomFichier: string; contenu: Uint8Array; format: FormatDImport; simuler: boolean; nouvelles: 'brouillon' | 'publiee' }
export type Refuse = { erreur: string; texte: string; mode: string; nouvelles: string }

/** Lit le formulaire d'import : un fichier ou un tableau collé, et ce qu'on en fait. Le fichier l'emporte. */
export async function recevoirImport(c: Contexte): Promise<{ ok: true; envoi: Envoi } | { ok: false; refuse: Refuse }> {
  const { textes, fichier } = await lireCorps(c)
  const texte = textes.get('texte') ?? ''
  const mode = textes.get('mode') === 'importer' ? 'importer' : 'essayer'
  const nouvelles = textes.get('nouvelles') === 'publiee' ? 'publiee' : 'brouillon'
  const refuser = (erreur: string) => ({ ok: false as const, refuse: { erreur, texte, mode, nouvelles } })
  if (fichier?.octets === null) return refuser(`Ce fichier dépasse ${moMax} Mo : exportez le site, ou le tableau, en plusieurs fois.`)
  const contenu = fichier?.octets?.length ? fichier.octets : new TextEncoder().encode(texte.trim() === '' ? '' : texte)
  if (contenu.length === 0) return refuser('Choisissez un fichier, ou collez un tableau.')
  const format = reconnaitreFormat(contenu)
  if (format !== 'wxr' && contenu.length > moMaxDUnTableau * 1024 ** 2)
    return refuser(`Ce tableau dépasse ${moMaxDUnTableau} Mo : coupez-le en plusieurs.`)
  const nomFichier = (fichier?.octets?.length ? fichier.nom : '') || 'tableau collé'
  return { ok: true, envoi: { nomFichier, contenu, format, simuler: mode === 'essayer', nouvelles } }
}

type Corps = { textes: Map<string, string>; fichier: { nom: string; octets: Buffer | null } | undefined }

async function lireCorps(c: Contexte): Promise<Corps> {
  const [, limite] = /^multipart\/form-data\b.*;\s*boundary="?([^";]{1,200})/i.exec(c.req.header('content-type') ?? '') ?? []
  if (limite === undefined) throw new ErreurMetier(400, "L'envoi n'a pas pu être lu. Revenez à la page et recommencez.")
  const corps: Corps = { textes: new Map(), fichier: undefined }
  for await (const { champ, fichier, contenu } of lireParties(enFlux(c.req.raw.body), limite)) {
    if (fichier === null) {
      const octets = await toutLire(contenu, 1024 ** 2)
      corps.textes.set(champ, (octets?.toString('utf8') ?? '').replaceAll('\0', ''))
    } else if (fichier !== '') {
      const nom = fichier
        .replace(/\p{Cc}/gu, '')
        .slice(0, 120)
        .toWellFormed()
      corps.fichier = { nom, octets: (await toutLire(contenu, moMax * 1024 ** 2)) ?? null }
    }
  }
  return corps
}

async function* enFlux(corps: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const lecteur = corps?.getReader()
  for (let lu = await lecteur?.read(); lu && !lu.done; lu = await lecteur?.read()) yield lu.value
}
