import { urlActeur } from '#acteur/acteur.ts'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Etiquette } from '#interface/Etiquette.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { avecParametres } from '#socle/urls.ts'
import { libelleNature, nomDistinct, nomEtCode, urlTerritoire } from '#territoire/territoire.ts'
import { QuestionDAccueil } from './QuestionDAccueil.tsx'
import type { Reponse, Trouvaille } from './trouver.ts'

type Props = { reponse: Reponse; referentiel: Referentiel }

/** Les réponses à la question d'accueil. */
export function TrouverPage({ reponse, referentiel }: Props) {
  const { q, ou } = reponse.question
  return (
    <div class="trouver">
      <FilAriane etapes={[{ libelle: 'Trouver' }]} />
      <h1>Trouver qui peut aider</h1>
      <QuestionDAccueil q={q} ou={reponse.lieu.genre === 'trouve' ? nomEtCode(reponse.lieu.territoire) : ou}>
        <div id="reponses">
          <Reponses reponse={reponse} referentiel={referentiel} />
        </div>
      </QuestionDAccueil>
    </div>
  )
}

/** Les réponses seules : la page, ou le morceau qui suit la frappe. */
export function Reponses({ reponse, referentiel }: Props) {
  const rien = reponse.catalyseurs.length + reponse.acteurs.length + reponse.ailleurs.length + reponse.territoires.length === 0
  return (
    <>
      <Comprehension reponse={reponse} />
      {rien && <Rien reponse={reponse} />}
      <Groupe
        titre="Catalyseurs qui peuvent vous aider"
        trouvailles={reponse.catalyseurs}
        referentiel={referentiel}
        tous={versAnnuaire('/catalyseurs', reponse)}
      />
      <Groupe titre="Autres acteurs" trouvailles={reponse.acteurs} referentiel={referentiel} tous={versAnnuaire('/acteurs', reponse)} />
      {reponse.ailleurs}
      {reponse.territoires.length > 0 && (
        <section aria-labelledby="territoires-trouves">
          <h2 id="territoires-trouves">Territoires</h2>
          <ul class="trouver-territoires">
            {reponse.territoires.map((t) => (
              <li key={t.id}>
                <a href={urlTerritoire(t)}>{nomDistinct(t)}</a> <span class="discret">{libelleNature(t)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Comprehension({ reponse }: { reponse: Reponse }) {
  const { lieu, corrections, elargi, question } = reponse
  return (
    <>
      {corrections.map(({ de, vers }) => (
        <p key={de} class="catalogue-correction">
          Rien ne dit « {de} » : nous avons aussi cherché « {vers} ».
        </p>
      ))}
      {elargi && <p class="catalogue-correction">Personne ne répond à tous vos mots à la fois : voici qui répond à l'un d'eux.</p>}
      {lieu.genre === 'inconnu' && (
        <Message ton="attention">
          Nous ne connaissons pas de lieu « {question.ou} » : les réponses viennent de toute la France. Essayez un nom de commune ou un code
          postal.
        </Message>
      )}
      {lieu.genre === 'choix' && (
        <Message ton="info" titre={`Plusieurs lieux s'appellent « ${question.ou} » : lequel est le vôtre ?`}>
          <ul class="catalogue-choix">
            {lieu.choix.map((t) => (
              <li key={t.id}>
                <a href={avecParametres('/trouver', { q: question.q, ou: nomEtCode(t) })}>{nomDistinct(t)}</a>{' '}
                <span class="discret">{libelleNature(t)}</span>
              </li>
            ))}
          </ul>
        </Message>
      )}
    </>
  )
}

type GroupeProps = { titre: string; trouvailles: Trouvaille[]; referentiel: Referentiel; tous: string }

function Groupe({ titre, trouvailles, referentiel, tous }: GroupeProps) {
  if (trouvailles.length === 0) return null
  return (
    <section class="trouver-groupe">
      <h2>{titre}</h2>
      <ol class="catalogue-fiches">
        {trouvailles.map(({ acteur, commune, raisons }) => (
          <li key={acteur.id}>
            <Fiche
              titre={acteur.nom}
              href={urlActeur(acteur)}
              surtitre={[referentiel.parId(acteur.profilId)?.libelle, commune?.nom].filter(Boolean).join(' · ')}
              etiquettes={acteur.termeIds
                .flatMap((id) => referentiel.parId(id) ?? [])
                .filter(({ liste }) => liste === 'pratique')
                .map((terme) => (
                  <Etiquette key={terme.id} teinte="pratique">
                    {terme.libelle}
                  </Etiquette>
                ))}
              pied={raisons.length > 0 ? <span class="trouver-raisons">Pourquoi : {raisons.join(', ')}</span> : undefined}
            >
              {acteur.resume}
            </Fiche>
          </li>
        ))}
      </ol>
      <p>
        <a href={tous}>Tout voir dans l'annuaire, sur la carte</a>
      </p>
    </section>
  )
}

function Rien({ reponse: { question } }: { reponse: Reponse }) {
  return (
    <EtatVide titre="Personne ne répond encore à cette question">
      <p>Ce n'est pas une impasse :</p>
      <ul>
        <li>dites-le avec d'autres mots, ou un seul ;</li>
        {question.ou && (
          <li>
            <a href={avecParametres('/trouver', { q: question.q })}>cherchez dans toute la France</a> ;
          </li>
        )}
        <li>
          <a href="/catalyseurs">parcourez les catalyseurs</a> : leur métier est de relier ;
        </li>
        <li>
          <a href="/acteurs/proposer">proposez une fiche</a> pour qui manque.
        </li>
      </ul>
    </EtatVide>
  )
}

function versAnnuaire(chemin: string, { question, lieu }: Reponse): string {
  return avecParametres(chemin, { q: question.q, territoire: lieu.genre === 'trouve' ? nomEtCode(lieu.territoire) : '' })
}
