package com.facturix.crm.platform.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/**
 * Says in the contract what holds for every operation and no resource should repeat: how one logs in, and that every
 * refusal is a problem of one shape.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private final ContractNullability nullability;

    /** {@code index}: the classes of the application, given by the build. */
    public ContractFilter(IndexView index) {
        nullability = new ContractNullability(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() == null) {
            contract.setComponents(OASFactory.createComponents());
        }
        contract.getComponents().addSchema("Problem", problem());
        contract.getComponents().addSchema("FieldError", fieldError());
        if (contract.getPaths() == null) {
            return;
        }
        contract.getPaths().getPathItems().values().forEach(ContractFilter::complete);
        nullability.apply(contract);
    }

    private static void complete(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            var responses = operation.getResponses();
            responses.removeAPIResponse("401");
            responses.removeAPIResponse("403");
            responses.setDefaultValue(refusal());
            if (method == PathItem.HttpMethod.POST && !uploads(operation)) {
                operation.addParameter(OASFactory.createParameter()
                        .name("Idempotency-Key")
                        .in(org.eclipse.microprofile.openapi.models.parameters.Parameter.In.HEADER)
                        .description(
                                "Sent again with the same key within a day, the request gets its first answer again.")
                        .schema(text().maxLength(200)));
            }
        });
    }

    private static boolean uploads(Operation operation) {
        return operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().getMediaTypes().containsKey("multipart/form-data");
    }

    private static APIResponse refusal() {
        return OASFactory.createAPIResponse()
                .description("Refused: RFC 9457 problem with a stable code, and the fields at fault.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description("RFC 9457 problem details.")
                .required(List.of("status", "title", "code"))
                .addProperty("status", OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER)))
                .addProperty("title", text())
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("code", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.ARRAY))
                                .items(OASFactory.createSchema().ref("#/components/schemas/FieldError")))
                .addProperty(
                        "current",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.OBJECT))
                                .description("With 412: the record as it is now."));
    }

    private static Schema fieldError() {
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .required(List.of("field", "message"))
                .addProperty("field", text())
                .addProperty("message", text())
                .addProperty("reason", text().description("Why, where the problem's code tells of several reasons."))
                .addProperty("value", text().description("What stands in the field, where the reason is about it."));
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}
