import { z } from 'zod'
import { controleDe } from '#champ/Controles.tsx'
import type { Fautes } from '#champ/champ.ts'
import { comparer, lireContenu, nommerContenus, remplir } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { moi } from '#membre/moi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import type { Difference } from '#socle/differer.ts'
import { ErreurMetier, type StatutErreur, trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, type Saisie, un } from '#socle/formulaire.ts'
import { findNumeroCourant, findVersion, listVersions } from '#socle/historique.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import type { Contexte } from '#socle/routes.ts'
import { dateLongue } from '#socle/texte.ts'
import { ajouterMot, modifierMot, retirerMot } from './administrer-glossaire.ts'
import { findMot, listMots } from './glossaire.repository.ts'
import { ModifierMotPage } from './ModifierMotPage.tsx'
import { QuatreLectures } from './MotPage.tsx'
import { type ContenuDeMot, champs, relireMot } from './mot.champs.tsx'
import { type Mot, urlMot } from './mot.ts'

const versionSchema = z.object({ version: un(z.coerce.number().int().positive(), 0) })

export async function ajouter(c: Contexte) {
  return recevoir(c, '', async (contenu) => c.redirect(urlMot(await ajouterMot(c.var.db, contenu, moi(c).id)), 303))
}

/** Le mot tel qu'il est, ou tel qu'il était dans la version demandée. */
export async function montrerMotAModifier(c: Contexte) {
  const mot = await motDemande(c)
  const contenu = (await lireVersion(c.var.db, mot.id, lireFiltres(c, versionSchema).version)) ?? mot
  const version = String(await findNumeroCourant(c.var.db, 'glossaire', mot.id))
  return pageDuMot(c, mot.code, { saisie: { ...remplir(champs, contenu, await nommerContenus(c.var.db, champs)), version } })
}

export async function modifier(c: Contexte) {
  const mot = await motDemande(c)
  return recevoir(c, mot.code, async (contenu, saisie) => {
    const version = Number(texteDe(saisie, 'version')) || 0
    const issue = await modifierMot(c.var.db, mot.code, contenu, { version, auteurId: moi(c).id })
    if (issue.fait) return c.redirect(urlMot(mot), 303)
    const conflit = await comparer(c.var.db, champs, issue.actuel, contenu)
    return pageDuMot(c, mot.code, { saisie: { ...saisie, version: String(issue.version) }, conflit }, 409)
  })
}

// Ce qui ne convient pas, ou un refus que la personne peut corriger (mot déjà pris, mise en forme impossible), lui rend sa saisie.
async function recevoir(c: Contexte, code: string, ecrire: (contenu: ContenuDeMot, saisie: Saisie) => Promise<Response>) {
  const saisie = await lireSaisie(c)
  const lu = await lireContenu(c.var.db, champs, saisie)
  if (!lu.ok) return pageDuMot(c, code, { saisie, fautes: lu.fautes }, 422)
  try {
    return await ecrire(lu.valeur, saisie)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier) || erreur.statut === 404) throw erreur
    const champ = erreur.statut === 409 ? 'terme' : 'definition'
    return pageDuMot(c, code, { saisie, fautes: { [champ]: { phrase: erreur.message } } }, erreur.statut)
  }
}

export async function confirmerRetrait(c: Contexte) {
  const mot = await motDemande(c)
  return page(c, { titre: `Retirer « ${mot.terme} »`, indexer: false }, <RetirerMotPage mot={mot} />)
}

export async function changerRetrait(c: Contexte, retire: boolean) {
  const mot = await motDemande(c)
  await retirerMot(c.var.db, mot.code, retire, moi(c).id)
  return c.redirect(retire ? '/glossaire' : urlMot(mot), 303)
}

export async function montrerHistorique(c: Contexte) {
  const mot = await motDemande(c)
  const { version: numero } = lireFiltres(c, versionSchema)
  const contenu = await lireVersion(c.var.db, mot.id, numero)
  const [rendu] = contenu ? await lireRendus(c.var.db, [{ genre: 'court', texte: contenu.definition }]) : []
  const versions = await listVersions(c.var.db, 'glossaire', mot.id)
  const contenuDePage = <HistoriqueMotPage mot={mot} versions={versions} lue={contenu && { numero, contenu, html: rendu?.html ?? '' }} />
  return page(c, { titre: `Versions de « ${mot.terme} »`, indexer: false }, contenuDePage)
}

type Etat = { saisie: Saisie; fautes?: Fautes; conflit?: Difference[] }

/** Le formulaire d'un mot ; `code` vide : un mot nouveau. */
export async function pageDuMot(c: Contexte, code: string, { saisie, fautes = {}, conflit }: Etat, statut: 200 | StatutErreur = 200) {
  const autres = (await listMots(c.var.db)).filter((mot) => mot.code !== code && mot.retireLe === null)
  const offres = new Map([['voir', autres.map((mot) => ({ valeur: mot.code, libelle: mot.terme }))]])
  const Controle = controleDe({ champs, saisie, fautes, offres, referentiel: await chargerReferentiel(c.var.db) })
  const erreurs = Object.fromEntries(Object.entries(fautes).map(([nom, { phrase }]) => [nom, phrase]))
  const titre = code ? 'Modifier un mot' : 'Ajouter un mot'
  return page(c, { titre, indexer: false }, <ModifierMotPage {...{ code, saisie, erreurs, conflit, Controle }} />, statut)
}

async function motDemande(c: Contexte): Promise<Mot> {
  return trouve(await findMot(c.var.db, c.req.param('code') ?? ''), "Ce mot n'est pas dans le glossaire.")
}

/** Demande confirmation avant de retirer un mot. */
function RetirerMotPage({ mot }: { mot: Mot }) {
  return (
    <>
      <FilAriane
        etapes={[{ libelle: 'Glossaire', href: '/glossaire' }, { libelle: mot.terme, href: urlMot(mot) }, { libelle: 'Retirer' }]}
      />
      <h1>Retirer « {mot.terme} » ?</h1>
      <p>Il ne paraîtra plus dans le glossaire et ne sera plus expliqué dans les textes. Vous pourrez l'y remettre.</p>
      <form method="post" action={`${urlMot(mot)}/retirer`} class="actions">
        <Bouton variante="danger">Retirer ce mot</Bouton>
        <Bouton variante="discret" href={urlMot(mot)}>
          Garder ce mot
        </Bouton>
      </form>
    </>
  )
}

type Version = Awaited<ReturnType<typeof listVersions>>[number]
/** `lue` : la version choisie, montrée entière. */
type PropsDHistorique = { mot: Mot; versions: Version[]; lue: { numero: number; contenu: ContenuDeMot; html: string } | undefined }

const colonnes = [
  { cle: 'quand', libelle: 'Quand' },
  { cle: 'quoi', libelle: 'Quoi' },
  { cle: 'qui', libelle: 'Qui' },
]

/** Ce qu'un mot a dit au fil du temps ; on peut repartir d'une version. */
function HistoriqueMotPage({ mot, versions, lue }: PropsDHistorique) {
  const ici = urlMot(mot)
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Glossaire', href: '/glossaire' }, { libelle: mot.terme, href: ici }, { libelle: 'Versions' }]} />
      <h1>Les versions de « {mot.terme} »</h1>
      {versions.length === 0 && <EtatVide titre="Une seule version">Ce mot n'a pas changé depuis que la plateforme l'a proposé.</EtatVide>}
      {versions.length > 0 && (
        <Tableau
          legende="Les versions, la plus récente d'abord"
          legendeCachee
          colonnes={colonnes}
          lignes={versions.map(({ numero, motif, le, auteur }) => ({
            quand: <a href={`${ici}/historique?version=${numero}`}>{dateLongue(le)}</a>,
            quoi: motif,
            qui: auteur ?? 'Compte effacé',
          }))}
        />
      )}
      {lue && (
        <section aria-labelledby="version">
          <h2 id="version">Version {lue.numero}</h2>
          <p>
            <strong>{lue.contenu.terme}</strong>
          </p>
          <div dangerouslySetInnerHTML={{ __html: lue.html }} />
          <QuatreLectures mot={lue.contenu} niveau={3} />
          <p class="actions">
            <BoutonVers href={`${ici}/modifier?version=${lue.numero}`}>Repartir de cette version</BoutonVers>
          </p>
        </section>
      )}
    </>
  )
}

/** Ce que disait le mot dans cette version, ou undefined. */
async function lireVersion(db: Db, motId: number, numero: number): Promise<ContenuDeMot | undefined> {
  const version = numero > 0 ? await findVersion(db, 'glossaire', motId, numero) : undefined
  return version && relireMot(version.contenu)
}
