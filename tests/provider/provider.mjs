// A city's OpenID provider on this machine: node provider.mjs PORT REDIRECT SECRET. Whoever says a name is that person.
import http from "node:http";
import Provider from "oidc-provider";

const [port, redirect, secret] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "dx", client_secret: secret, redirect_uris: [redirect], post_logout_redirect_uris: [redirect],
      response_types: ["code"], grant_types: ["authorization_code"],
    },
  ],
  // As Entra ID, Keycloak and AD FS do it: what is known of a person stands in the ID token.
  conformIdTokenClaims: false,
  claims: { openid: ["sub"], profile: ["preferred_username", "groups"] },
  // "nobody" is known without a name; a group is what stands before the @ of a name such as 戦略室@group.
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...(id === "nobody" ? {} : { preferred_username: id }), groups: id.endsWith("@group") ? [id.split("@")[0]] : [] }),
  }),
  interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = `<!doctype html>${form}<button form="op.logoutForm" name="logout" value="yes">出る</button>`;
      },
    },
  },
  cookies: { keys: [secret] },
});

const answers = provider.callback();
const form = `<!doctype html><meta charset="utf-8"><title>市のサインイン</title>
<form method="post"><input name="name" aria-label="名前"><button>入る</button><button name="no" value="1">やめる</button></form>`;

http.createServer(async (request, response) => {
  if (!request.url.startsWith("/sign-in/")) return answers(request, response);
  if (request.method !== "POST") {
    response.setHeader("content-type", "text/html; charset=utf-8");
    return response.end(form);
  }
  let body = "";
  for await (const part of request) body += part;
  const said = new URLSearchParams(body);
  const result = said.get("no") ? { error: "access_denied" } : { login: { accountId: said.get("name") } };
  await provider.interactionFinished(request, response, result);
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
