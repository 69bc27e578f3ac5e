// Prints the entities and numbers of an article, with offsets in UTF-16 code units, the unit in which JavaScript indexes its strings.
//
//     KHABAR_SERVER=localhost:50051 node article.mjs ARTICLE.txt
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { credentials, loadPackageDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const contract = loadSync("khabar/v1/language_service.proto", {
  includeDirs: [fileURLToPath(new URL("../../../proto", import.meta.url))],
  enums: String,
  defaults: true, // a span that begins at 0 says so
});
const { LanguageService } = loadPackageDefinition(contract).khabar.v1;

const client = new LanguageService(process.env.KHABAR_SERVER ?? "localhost:50051", credentials.createInsecure(), {
  "grpc.max_receive_message_length": 64 << 20, // an answer may be longer than the 4 MiB that gRPC takes by default
});

/** Gives a promise of a call's answer, which may take ten seconds. */
const call = (method, request) => promisify(client[method].bind(client))(request, { deadline: Date.now() + 10_000 });

/** Asks for entities and numbers, as far as the server has them. */
async function analyze(text) {
  const info = await call("GetServiceInfo", {});
  const features = ["FEATURE_ENTITIES", "FEATURE_NUMBERS"].filter((feature) => info.features.includes(feature));
  if (features.length === 0) throw new Error(`the server, ${info.version}, has neither entities nor numbers`);
  console.error("layers:", ...features);
  return call("Analyze", { text, offsetUnit: "OFFSET_UNIT_UTF16_CODE_UNIT", features });
}

/** Prints a mention, cut out of the text by its span. */
function show(text, { span: { begin, end }, text: said }, kind, value) {
  const surface = text.slice(begin, end);
  if (surface !== said) throw new Error(`${begin}..${end} is ${surface}, the server says ${said}`);
  console.log([begin, end, kind, value, surface].join("\t"));
}

const text = readFileSync(process.argv[2], "utf8");
const answer = await analyze(text);
for (const entity of answer.entities) show(text, entity, entity.type, entity.canonical);
for (const number of answer.numbers) show(text, number, number.kind, number.value);
client.close();
