import { z } from 'zod'
import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { listByIds as listFichiers, marquerUtilises } from '#fichier/fichier.repository.ts'
import { recevoirFormulaire } from '#fichier/recevoir-fichiers.ts'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { horsPerimetre } from '#membre/membre.droits.ts'
import { moi } from '#membre/moi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { listApercusParIds } from '#ressource/apercu.repository.ts'
import { urlRessource } from '#ressource/ressource.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { type Erreurs, lireFiltres, un } from '#socle/formulaire.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findById as findTerritoire } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { seanceAnimable } from '../acces.ts'
import { findCycle, listCycles } from '../cycle.repository.ts'
import { creerSeance, modifierSeance } from '../enregistrer-seance.ts'
import { findBySlug, porteeDe } from '../seance.repository.ts'
import { type SaisieDeSeance, type Seance, textesDeSeance, urlSeance } from '../seance.ts'
import { peutAnimer } from '../webinaire.droits.ts'
import { comprendreFormulaire } from './comprendre-formulaire.ts'
import { FormulaireSeance } from './FormulaireSeance.tsx'
import { appliquerGeste } from './gestes-de-saisie.ts'
import { type FormulaireDeSeance, formulaireVide, lireLignes, remplirFormulaire } from './saisie-de-seance.ts'

const tailleMax = 30 * 2 ** 20
const envoi = { limite: 'image', tailleMax, auFilDeLEau: true } as const

/** Écrire une séance : nouvelle, d'après un modèle, ou déjà là. */
export const routes = routesDe('webinaire')
  .get('/webinaires/nouvelle', 'animateur', preparer)
  .post('/webinaires/nouvelle', 'animateur', creer, envoi)
  .get('/webinaires/:slug/modifier', 'animateur', montrer)
  .post('/webinaires/:slug/modifier', 'animateur', modifier, envoi)

const modeleSchema = z.object({ modele: un(z.string().max(100), '') })

async function preparer(c: Contexte) {
  const { modele } = lireFiltres(c, modeleSchema)
  const lue = modele ? trouve(await findBySlug(c.var.db, modele), 'Ce modèle n’existe pas.') : undefined
  if (lue && !peutAnimer(moi(c), await porteeDe(c.var.db, lue))) throw new ErreurMetier(404, 'Ce modèle n’existe pas.')
  return rendre(c, lue ? await remplir(c, lue, { date: false }) : formulaireVide())
}

async function creer(c: Contexte) {
  const membre = moi(c)
  const formulaire = await recevoir(c)
  const suite = appliquerGeste(formulaire)
  if (suite) return rendre(c, suite)
  const compris = await comprendreFormulaire(c.var.db, formulaire)
  if (!compris.ok) return rendre(c, formulaire, { erreurs: compris.erreurs })
  if (!peutAnimer(membre, await porteeDe(c.var.db, compris.valeurs)))
    return rendre(c, formulaire, { erreurs: { termes: 'Choisissez une thématique ou un territoire que vous animez.' } })
  const refus = await refuserRendus(c.var.db, textesDeSeance(compris.valeurs))
  if (refus) return rendre(c, formulaire, { erreurs: { '': refus } })
  const seance = await c.var.db.transaction().execute(async (trx) => {
    await garderLesFichiers(trx, compris.valeurs)
    return creerSeance(trx, compris.valeurs, { auteurId: membre.id, motif: 'création' })
  })
  return c.redirect(urlSeance(seance), 303)
}

async function montrer(c: Contexte) {
  const { seance } = await seanceAnimable(c)
  return rendre(c, await remplir(c, seance), { seance })
}

async function modifier(c: Contexte) {
  const { seance, membre } = await seanceAnimable(c)
  const formulaire = await recevoir(c)
  const suite = appliquerGeste(formulaire)
  if (suite) return rendre(c, suite, { seance })
  const compris = await comprendreFormulaire(c.var.db, formulaire)
  if (!compris.ok) return rendre(c, formulaire, { seance, erreurs: compris.erreurs })
  if (!peutAnimer(membre, await porteeDe(c.var.db, compris.valeurs))) {
    const champ = compris.valeurs.territoireId === seance.territoireId ? 'termes' : 'territoire'
    return rendre(c, formulaire, { seance, erreurs: { [champ]: horsPerimetre } })
  }
  const refus = await refuserRendus(c.var.db, textesDeSeance(compris.valeurs))
  if (refus) return rendre(c, formulaire, { seance, erreurs: { '': refus } })
  await c.var.db.transaction().execute(async (trx) => {
    await garderLesFichiers(trx, compris.valeurs)
    await modifierSeance(trx, seance.id, compris.valeurs, { auteurId: membre.id, motif: 'modification' })
  })
  return c.redirect(urlSeance(seance), 303)
}

/** Le formulaire reçu ; chaque fichier déposé devient un document de plus, nommé comme lui. */
async function recevoir(c: Contexte): Promise<FormulaireDeSeance> {
  const { saisie, fichiers } = await recevoirFormulaire(c, { genres: ['document', 'image'], tailleMax })
  const cochees = ['thematique', 'pratique', 'profil'].flatMap((liste) => saisie[`termes-${liste}`] ?? [])
  const lu = lireLignes({ ...saisie, termes: cochees })
  const deposes = fichiers.map(({ fichier }) => ({ titre: fichier.nom.replace(/\.[^.]*$/, ''), url: '', cle: fichier.cle }))
  return { ...lu, documents: [...lu.documents, ...deposes] }
}

async function garderLesFichiers(trx: Contexte['var']['db'], { documents }: SaisieDeSeance): Promise<void> {
  await marquerUtilises(
    trx,
    documents.flatMap(({ fichierId }) => fichierId ?? []),
  )
}

async function remplir(c: Contexte, seance: Seance, options?: { date: boolean }): Promise<FormulaireDeSeance> {
  const { db } = c.var
  const [acteurs, ressources, fichiers, cycle, territoire] = await Promise.all([
    listActeurs(db, [...seance.contributionIds, ...seance.partenaireIds]),
    listApercusParIds(db, seance.ressourceIds),
    listFichiers(
      db,
      seance.documents.flatMap(({ fichierId }) => fichierId ?? []),
    ),
    seance.cycleId === null ? undefined : findCycle(db, seance.cycleId),
    seance.territoireId === null ? undefined : findTerritoire(db, seance.territoireId),
  ])
  const noms = {
    acteur: (id: number) => acteurs.find((a) => a.id === id)?.nom ?? '',
    ressource: (id: number) =>
      ressources
        .filter((r) => r.id === id)
        .map(urlRessource)
        .join(''),
    cle: (id: number) => fichiers.find((f) => f.id === id)?.cle ?? '',
    territoire: territoire ? nomEtCode(territoire) : '',
    cycle: cycle?.slug ?? '',
  }
  return remplirFormulaire(seance, noms, options)
}

async function rendre(c: Contexte, formulaire: FormulaireDeSeance, { seance, erreurs }: { seance?: Seance; erreurs?: Erreurs } = {}) {
  const [referentiel, cycles] = await Promise.all([chargerReferentiel(c.var.db), listCycles(c.var.db)])
  const titre = seance ? `Modifier « ${seance.titre} »` : 'Préparer une séance'
  const action = seance ? `${urlSeance(seance)}/modifier` : '/webinaires/nouvelle'
  const etapes = [{ libelle: 'Webinaires', href: '/webinaires' }, ...(seance ? [{ libelle: seance.titre, href: urlSeance(seance) }] : [])]
  return page(
    c,
    { titre, indexer: false, scripts: ['champ-territoire'] },
    <div class="animation">
      <FilAriane etapes={[...etapes, { libelle: seance ? 'Modifier' : 'Préparer' }]} />
      <h1>{titre}</h1>
      {!seance && <p>Elle reste un brouillon jusqu'à ce que vous l'annonciez.</p>}
      <FormulaireSeance {...{ formulaire, action, referentiel, cycles, erreurs }} />
    </div>,
    erreurs ? 422 : 200,
  )
}
