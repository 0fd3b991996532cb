import { listByCles } from '#fichier/fichier.repository.ts'
import { chercherTerritoire } from '#membre/territoire-saisi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { lireDateEtHeure } from '#socle/dates.ts'
import type { Db } from '#socle/db.ts'
import { type Erreurs, verifier } from '#socle/formulaire.ts'
import { findCycleBySlug } from '../cycle.repository.ts'
import type { DocumentDeSeance, Partie, SaisieDeSeance } from '../seance.ts'
import { listActeursNommes, listRessourcesParSlug } from './rapprocher.repository.ts'
import type { DocumentSaisi, FormulaireDeSeance, PartieSaisie } from './saisie-de-seance.ts'
import { champsSchema } from './seance.schema.ts'

export type Compris = { ok: true; valeurs: SaisieDeSeance } | { ok: false; erreurs: Erreurs }

/** Du formulaire à la séance : une phrase par champ faux. Une structure se relie à la fiche qui porte son nom. */
export async function comprendreFormulaire(db: Db, { saisie, programme, documents }: FormulaireDeSeance): Promise<Compris> {
  const lu = verifier(saisie, champsSchema)
  const erreurs: Erreurs = lu.ok ? {} : { ...lu.erreurs }
  const v = lu.ok ? lu.valeurs : undefined
  const referentiel = await chargerReferentiel(db)
  const debut = v && lireDateEtHeure(v.jour, v.heure || null)
  if (v && !debut) erreurs.jour = "Cette date n'existe pas."
  const cycle = v?.cycle ? await findCycleBySlug(db, v.cycle) : undefined
  if (v?.cycle && !cycle) erreurs.cycle = 'Choisissez un cycle dans la liste.'
  const territoire = v?.territoire ? await chercherTerritoire(db, v.territoire) : undefined
  if (territoire && !territoire.ok) erreurs.territoire = territoire.phrase
  const contributions = await comprendreNoms(db, v?.contributions ?? '')
  if (contributions.inconnus.length > 0) erreurs.contributions = sansFiche(contributions.inconnus)
  const partenaires = await comprendreNoms(db, v?.partenaires ?? '')
  if (partenaires.inconnus.length > 0) erreurs.partenaires = sansFiche(partenaires.inconnus)
  const ressources = await comprendreRessources(db, v?.ressources ?? '')
  if (ressources.inconnues.length > 0) erreurs.ressources = `Aucune ressource publiée à cette adresse : ${ressources.inconnues.join(', ')}.`
  const parties = await comprendreProgramme(db, programme, erreurs)
  const deposes = await comprendreDocuments(db, documents, erreurs)
  if (!v || !debut || Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  const { titre, genre, question, resume, lieu, description, source } = v
  return {
    ok: true,
    valeurs: {
      ...{ titre, genre, question, resume, lieu, description, source, debut },
      cycleId: cycle?.id ?? null,
      heureConnue: v.heure !== '',
      dureeMinutes: v.duree,
      territoireId: territoire?.ok ? territoire.id : null,
      lienDirect: v.lien_direct || null,
      termeIds: v.termes.filter((id) => referentiel.parId(id) !== undefined),
      inscriptionsOuvertes: v.inscriptions_ouvertes,
      questionsOuvertes: v.questions_ouvertes,
      aRetenir: v.a_retenir,
      // Relue et enregistrée par l'animation, elle n'est plus une proposition.
      estProposition: false,
      programme: parties,
      contributionIds: contributions.ids,
      partenaireIds: partenaires.ids,
      documents: deposes,
      ressourceIds: ressources.ids,
    },
  }
}

const lignes = (texte: string) =>
  texte
    .split('\n')
    .map((ligne) => ligne.trim())
    .filter(Boolean)
const sansFiche = (noms: string[]) => `Aucune fiche publiée ne porte ce nom : ${noms.join(', ')}. Reprenez le nom exact de l'annuaire.`

async function comprendreNoms(db: Db, texte: string) {
  const noms = lignes(texte)
  const connus = await listActeursNommes(db, noms)
  return { ids: noms.flatMap((nom) => connus.get(nom) ?? []), inconnus: noms.filter((nom) => !connus.has(nom)) }
}

async function comprendreRessources(db: Db, texte: string) {
  const slugs = lignes(texte).map((ligne) => ligne.replace(/^.*\/ressources\//, '').replace(/[?#].*$/, ''))
  const connues = await listRessourcesParSlug(db, slugs)
  return { ids: slugs.flatMap((slug) => connues.get(slug) ?? []), inconnues: slugs.filter((slug) => !connues.has(slug)) }
}

async function comprendreProgramme(db: Db, programme: PartieSaisie[], erreurs: Erreurs): Promise<Partie[]> {
  const structures = programme.flatMap(({ intervenants }) => intervenants.map(({ structure }) => structure).filter(Boolean))
  const connues = await listActeursNommes(db, [...new Set(structures)])
  return programme.flatMap(({ titre, duree, resume, intervenants }, rang) => {
    const presents = intervenants.filter(({ nom, fonction, structure }) => nom || fonction || structure)
    if (!titre && !resume && presents.length === 0) return []
    const dureeMinutes = duree === '' ? null : Number(duree)
    if (!titre || titre.length > 300) erreurs[`partie-${rang}-titre`] = 'Donnez un titre à cette partie, 300 caractères au plus.'
    if (dureeMinutes !== null && !(Number.isInteger(dureeMinutes) && dureeMinutes >= 1 && dureeMinutes <= 1440))
      erreurs[`partie-${rang}-duree`] = 'Donnez la durée de cette partie en minutes, de 1 à 1 440.'
    const interventions = presents.map((qui) => ({ ...qui, acteurId: connues.get(qui.structure) ?? null }))
    return [{ titre, resume, dureeMinutes, interventions }]
  })
}

async function comprendreDocuments(db: Db, documents: DocumentSaisi[], erreurs: Erreurs): Promise<DocumentDeSeance[]> {
  const fichiers = new Map((await listByCles(db, documents.map(({ cle }) => cle).filter(Boolean))).map((f) => [f.cle, f.id]))
  return documents.flatMap(({ titre, url, cle }, rang) => {
    if (!titre && !url && !cle) return []
    if (!titre) erreurs[`document-${rang}-titre`] = 'Donnez un titre à ce document.'
    const fichierId = fichiers.get(cle) ?? null
    if (fichierId === null && !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      erreurs[`document-${rang}-url`] = "Donnez l'adresse de ce document, qui commence par https://, ou déposez son fichier."
    return [{ titre, fichierId, url: fichierId === null ? url : null }]
  })
}
