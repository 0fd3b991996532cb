import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { toutesLesTaches } from '#socle/apports.ts'
import { comparerSaisies } from '#socle/comparer-a-part.ts'
import type { Difference } from '#socle/differer.ts'
import { ErreurMetier, type StatutErreur, trouve } from '#socle/erreurs.ts'
import { type ErreursDe, lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ajouterTerme, deplacerTerme, modifierTerme, retirerTerme } from './administrer-referentiel.ts'
import { chargerReferentiel, findTerme } from './referentiel.repository.ts'
import { deplacementSchema, termeSchema } from './referentiel.schema.ts'
import { descriptions, estListe, type Liste, nomDuTerme, type Terme } from './referentiel.ts'

export const routes = routesDe('referentiel')
  .get('/referentiel/:liste/ajouter', 'administrateur', (c) => pageTerme(c, { saisie: { proposition: '1' }, erreurs: {} }))
  .post('/referentiel/:liste/ajouter', 'administrateur', ajouter)
  .get('/referentiel/:liste/:code/modifier', 'administrateur', montrerTerme)
  .post('/referentiel/:liste/:code/modifier', 'administrateur', modifier)
  .get('/referentiel/:liste/:code/retirer', 'administrateur', confirmerRetrait)
  .post('/referentiel/:liste/:code/retirer', 'administrateur', (c) => changerRetrait(c, true))
  .post('/referentiel/:liste/:code/restaurer', 'administrateur', (c) => changerRetrait(c, false))
  .post('/referentiel/:liste/:code/deplacer', 'administrateur', deplacer)

async function ajouter(c: Contexte) {
  const lu = await lireFormulaire(c, termeSchema)
  if (!lu.ok) return pageTerme(c, lu, 422)
  return tenter(c, lu.saisie, async () => versLeTerme(c, (await ajouterTerme(c.var.db, cible(c), lu.valeurs)).code))
}

async function montrerTerme(c: Contexte) {
  const { liste, code } = cible(c)
  const terme = trouve(await findTerme(c.var.db, liste, code))
  const version = String(await findNumeroCourant(c.var.db, 'referentiel', terme.id))
  return pageTerme(c, { saisie: { ...(await enSaisie(c, terme)), version }, erreurs: {} })
}

async function modifier(c: Contexte) {
  const lu = await lireFormulaire(c, termeSchema)
  if (!lu.ok) return pageTerme(c, lu, 422)
  return tenter(c, lu.saisie, async () => {
    const issue = await modifierTerme(c.var.db, cible(c), lu.valeurs, toutesLesTaches(c.var.salles))
    if (issue.fait) return versLeTerme(c)
    const conflit = await comparerSaisies(libellesDeTerme, await enSaisie(c, issue.actuel), lu.saisie)
    return pageTerme(c, { saisie: { ...lu.saisie, version: String(issue.version) }, erreurs: {}, conflit }, 409)
  })
}

// Un refus que la personne peut corriger (nom déjà pris, rattachement manquant) lui rend sa saisie.
async function tenter(c: Contexte, saisie: Saisie, ecrire: () => Promise<Response>): Promise<Response> {
  try {
    return await ecrire()
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier) || erreur.statut === 404) throw erreur
    return pageTerme(c, { saisie, erreurs: { [erreur.statut === 409 ? 'libelle' : 'parent']: erreur.message } }, erreur.statut)
  }
}

const versLeTerme = (c: Contexte, code = cible(c).code) => c.redirect(`/referentiel/${cible(c).liste}#${code}`, 303)

async function confirmerRetrait(c: Contexte) {
  const { liste, code } = cible(c)
  const terme = trouve(await findTerme(c.var.db, liste, code))
  return page(c, { titre: `Retirer « ${terme.libelle} »`, indexer: false }, <RetraitPage terme={terme} />)
}

async function changerRetrait(c: Contexte, retire: boolean) {
  await retirerTerme(c.var.db, cible(c), retire)
  return c.redirect(`/referentiel/${cible(c).liste}`, 303)
}

async function deplacer(c: Contexte) {
  const lu = await lireFormulaire(c, deplacementSchema)
  if (!lu.ok) throw new ErreurMetier(422, lu.erreurs.sens ?? 'Choisissez monter ou descendre.')
  await deplacerTerme(c.var.db, cible(c), lu.valeurs.sens)
  return versLeTerme(c)
}

type Etat = { saisie: Saisie; erreurs: ErreursDe<typeof termeSchema>; conflit?: Difference[] }

async function pageTerme(c: Contexte, etat: Etat, statut: 200 | StatutErreur = 200) {
  const { liste, code } = cible(c)
  const parent = descriptions[liste].parent
  const parents = parent ? (await chargerReferentiel(c.var.db)).liste(parent) : []
  const titre = code ? 'Modifier un terme' : `Ajouter ${descriptions[liste].unTerme}`
  return page(c, { titre, indexer: false }, <TermePage {...etat} {...{ liste, code, parents }} />, statut)
}

async function enSaisie(c: Contexte, terme: Terme): Promise<Saisie> {
  const parent = (await chargerReferentiel(c.var.db)).parId(terme.parentId ?? 0)?.code ?? ''
  const { libelle, pluriel, definition, source, estProposition } = terme
  return { libelle, pluriel: pluriel ?? '', definition, source: source ?? '', parent, proposition: estProposition ? '1' : '' }
}

function cible(c: Contexte): { liste: Liste; code: string; auteurId: string } {
  const liste = c.req.param('liste') ?? ''
  if (!estListe(liste) || !c.var.membre) throw new ErreurMetier(404, "Cette liste n'existe pas.")
  return { liste, code: c.req.param('code') ?? '', auteurId: c.var.membre.id }
}

/** `code` vide : un terme nouveau. `parents` : les rattachements possibles, vide si la liste n'en a pas. */
type Props = Etat & { liste: Liste; code: string; parents: Terme[] }

const libellesDeTerme = { libelle: 'Nom', pluriel: 'Pluriel', definition: 'Définition', source: 'Source', parent: 'Rattachement' }

/** Le formulaire d'un terme, nouveau ou à modifier. */
function TermePage({ liste, code, saisie, erreurs, parents, conflit }: Props) {
  const { titre, unTerme } = descriptions[liste]
  const etapes = [
    { libelle: 'Référentiel', href: '/referentiel' },
    { libelle: titre, href: `/referentiel/${liste}` },
    { libelle: code ? 'Modifier' : 'Ajouter' },
  ]
  const champ = (nom: keyof typeof libellesDeTerme) => ({
    nom,
    libelle: libellesDeTerme[nom],
    valeur: saisie[nom],
    erreur: erreurs[nom],
  })
  return (
    <>
      <FilAriane etapes={etapes} />
      <h1>{code ? `Modifier « ${saisie.libelle ?? ''} »` : `Ajouter ${unTerme}`}</h1>
      <ResumeErreurs erreurs={erreurs} libelles={libellesDeTerme} />
      {conflit && <Conflit cette="ce terme" differences={conflit} />}
      <form method="post" action={code ? `/referentiel/${liste}/${code}/modifier` : `/referentiel/${liste}/ajouter`} novalidate>
        <input type="hidden" name="version" value={String(saisie.version ?? '')} />
        <Champ {...champ('libelle')} requis aide={code ? `Son code, « ${code} », ne change pas.` : undefined} />
        <Champ {...champ('pluriel')} aide="S'il sert de titre à un ensemble : « associations »." />
        {parents.length > 0 && (
          <Champ
            {...champ('parent')}
            type="select"
            requis
            options={parents.map((terme) => ({ valeur: terme.code, libelle: nomDuTerme(terme) }))}
          />
        )}
        <Champ {...champ('definition')} type="textarea" lignes={4} aide="Une ou deux phrases simples." />
        <Champ {...champ('source')} aide="D'où vient ce terme : un document, une date, une adresse." />
        <Champ
          nom="proposition"
          libelle="Proposition de départ, que le Réseau n'a pas encore validée"
          type="case"
          valeur={saisie.proposition}
        />
        <Bouton>{code ? 'Enregistrer le terme' : `Ajouter ${unTerme}`}</Bouton>
      </form>
    </>
  )
}

/** Demande confirmation avant de retirer un terme. */
function RetraitPage({ terme }: { terme: Terme }) {
  const liste = `/referentiel/${terme.liste}`
  const etapes = [
    { libelle: 'Référentiel', href: '/referentiel' },
    { libelle: descriptions[terme.liste].titre, href: liste },
    { libelle: 'Retirer' },
  ]
  return (
    <>
      <FilAriane etapes={etapes} />
      <h1>Retirer « {terme.libelle} » ?</h1>
      <p>
        Le terme ne sera plus proposé dans les formulaires ni les filtres. Les fiches qui le portent le gardent. Vous pourrez le proposer de
        nouveau.
      </p>
      <form method="post" action={`${liste}/${terme.code}/retirer`} class="actions">
        <Bouton variante="danger">Retirer ce terme</Bouton>
        <Bouton variante="discret" href={liste}>
          Garder ce terme
        </Bouton>
      </form>
    </>
  )
}
