import type { ComponentChildren, VNode } from 'preact'
import { z } from 'zod'
import type { Db } from '#socle/db.ts'
import { numero } from '#socle/echange/envoi.schema.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import { type FormatDImport, findImport, type SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import type { Mots } from '../../sorte.ts'

/** Comment une salle dit ses imports, et ce qu'ils y font de particulier. */
export type Imports<E extends string> = {
  mots: {
    /** Les pages : « Importer des fiches », « Imports de fiches » ; la salle, dans le fil d'Ariane. */
    importer: string
    imports: string
    etape: string
    /** Sous le titre ; sur la liste : ce qui mène à un envoi, ce qu'un import peut donner. */
    chapo: string
    nouveau: string
    vide: string
    /** L'envoi : ce qu'il reçoit, ce que font les deux choix, son bouton. */
    fichier: string
    essayer: string
    importerDeSuite?: string
    envoyer: string
  }
  /** Les genres de fichiers que le navigateur propose. */
  accepte: string
  moMax: number
  /** Ce qu'on dit d'un fichier plus gros. */
  tropGros: string
  /** Ce que deviennent les fiches nouvelles : le premier, sans réponse ; seul, rien n'est demandé. */
  nouvelles: readonly [Devenir<E>, ...Devenir<E>[]]
  /** Vrai : qui importe tient les fiches nouvelles. */
  tenues?: true
  /** Vrai : une fiche que quelqu'un tient, ou a écrite autrement que par un import, n'est pas touchée. */
  menager?: true
  /** Sous le formulaire : ce qui est compris. */
  Aide: (props: { colonnes: readonly string[] }) => VNode
  site?: Site
  /** Ce que la salle ajoute à la page d'un import : une suite, et comment y nommer une ligne. */
  suite?: (c: Contexte, suivi: SuiviDImport, lignes: LigneDeRapport[]) => Promise<Suite>
}
type Devenir<E> = { valeur: E; libelle: string; aide?: string }
export type Suite = { contenu: ComponentChildren; nom?: (ligne: LigneDeRapport) => ComponentChildren }

/** Un site entier, d'un autre logiciel : lu une fois, rangé par quelqu'un, puis essayé et importé comme un tableau. */
export type Site = {
  format: FormatDImport
  nom: string
  /** Comment s'y disent ses lignes, celles qu'on laisse, et y revoir le rangement. */
  unite: [string, string]
  refusee: [string, string, string]
  revoir: string
  /** Fait avancer sa lecture ou son import. */
  executer: (db: Db, suivi: SuiviDImport) => Promise<void>
  /** La page où le ranger. */
  ranger: (c: Contexte, suivi: SuiviDImport) => Promise<Response>
  /** Garde le rangement envoyé ; la même page s'il n'est pas compris. */
  choisir: (c: Contexte, suivi: SuiviDImport) => Promise<Response | undefined>
  /** L'importe d'un trait, sans rien demander. */
  dUnTrait: (db: Db, octets: Uint8Array, options: { simuler: boolean }) => Promise<{ phrase: string; rapport: LigneDeRapport[] }>
}

/** Ce que les pages d'import lisent de leur sorte. */
export type DeLaSorte = { chemin: string; mots: Mots }

const options = z.object({ etape: z.string().catch('analyse'), nouvelles: z.string().catch('') })

/** Ce que l'import retient de la façon d'importer : où en est un site, et l'état voulu des fiches nouvelles. */
export const optionsDe = (suivi: SuiviDImport): z.infer<typeof options> => options.parse(suivi.options ?? {})

/** Vrai d'un site que personne n'a encore rangé. */
export const estARanger = (site: Site | undefined, suivi: SuiviDImport): boolean =>
  suivi.format === site?.format && optionsDe(suivi).etape === 'analyse'

const importInconnu = "Cet import n'existe pas, ou n'existe plus."

/** L'import de cette salle que nomme l'adresse. */
export async function importDemande(c: Contexte, salle: string): Promise<SuiviDImport> {
  const suivi = await findImport(c.var.db, trouve(numero.safeParse(c.req.param('id')).data, importInconnu))
  return trouve(suivi?.salle === salle ? suivi : undefined, importInconnu)
}
